import type { Instant } from '#kernel';
import type { Language, Recipient } from '../../contract/index.js';

export interface Attachment {
  readonly name: string;
  /** `application/pdf`. */
  readonly type: string;
  readonly content: Uint8Array;
}

export interface OutgoingMessage {
  /** The same on every retry: Message-ID, webhook-id, and file name. Letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  /** When it was decided to send it: the same on every retry, so that its bytes are, too. */
  readonly date: Instant;
  readonly language: Language;
  readonly to: Recipient;
  readonly from: { readonly name: string; readonly email: string };
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
}

/**
 * What became of a message. `providerId` is what the other side calls it. `permanent`: sending it again as it is would be
 * refused again. `reason` is a code without personal data or secrets, fit for a log: `SMTP_550 5.1.1`.
 */
export type SendResult =
  | { readonly sent: true; readonly providerId: string }
  | { readonly sent: false; readonly permanent: boolean; readonly reason: string };

export interface SentContent {
  /** `message/rfc822`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * A way to reach buyers. Answers for every failure to deliver, and throws for none. At least once: a message whose result was
 * lost is sent again with the same id, by which the other side can tell.
 */
export interface Channel {
  /** As settings and logs call it. */
  readonly name: string;
  /** The exact bytes that `send` hands over, for the record; null where it would refuse. The same on every call. */
  contentOf(message: OutgoingMessage): Promise<SentContent | null>;
  send(message: OutgoingMessage): Promise<SendResult>;
}

export function sent(providerId: string): SendResult {
  return { sent: true, providerId };
}

export function refused(reason: string): SendResult {
  return { sent: false, permanent: true, reason };
}

export function failed(reason: string): SendResult {
  return { sent: false, permanent: false, reason };
}
