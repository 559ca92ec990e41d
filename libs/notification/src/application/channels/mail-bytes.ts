import { payloadHash } from '#kernel';
import { createTransport } from 'nodemailer';
import type { OutgoingMessage, SentContent } from './channel.js';
import { messageProblem } from './message-problem.js';

/** A message as it goes over the wire (RFC 5322), and who it is handed to (RFC 5321). */
export interface Mail {
  readonly bytes: Buffer;
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string };
}

const composer = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The same message gives the same bytes: what is archived is what was sent, on the first try and on the tenth. */
export async function mailBytes(message: OutgoingMessage, email: string): Promise<Mail> {
  const messageId = `<${message.id}@${domainOf(message.from.email)}>`;
  const { message: composed } = await composer.sendMail({
    messageId,
    date: new Date(message.date),
    from: { name: message.from.name, address: message.from.email },
    to: { name: message.to.name ?? '', address: email },
    replyTo: { name: '', address: message.replyTo },
    subject: message.subject,
    text: message.text,
    html: message.html,
    // RFC 3834: nobody's holiday reply is wanted.
    headers: { 'Content-Language': message.language, 'Auto-Submitted': 'auto-generated' },
    attachments: (message.attachments ?? []).map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    // From the content itself, so that no content can hold it; RFC 2046 allows 70 characters, and old programs unfold none.
    baseBoundary: payloadHash(boundarySource(message)).slice(0, 32),
  });
  if (!Buffer.isBuffer(composed)) throw new Error('the composer answers with a buffer');
  return { bytes: composed, messageId, envelope: { from: message.from.email, to: email } };
}

/** Null where no mail can be made of it. */
export async function mailContent(message: OutgoingMessage): Promise<SentContent | null> {
  if (message.to.email === null || messageProblem(message)) return null;
  const { bytes } = await mailBytes(message, message.to.email);
  return { mediaType: 'message/rfc822', bytes };
}

function boundarySource({ attachments = [], ...message }: OutgoingMessage): unknown {
  const bytes = attachments.map(({ content }) => Buffer.from(content).toString('base64'));
  return { ...message, bytes };
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
