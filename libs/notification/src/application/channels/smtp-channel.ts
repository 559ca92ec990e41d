import { createTransport } from 'nodemailer';
import { errorCode, errorField } from '../error-code.js';
import {
  type Channel,
  failed,
  type OutgoingMessage,
  refused,
  type SendResult,
  type SentContent,
  sent,
} from './channel.js';
import { mailBytes, mailContent } from './mail-bytes.js';
import { messageProblem } from './message-problem.js';

export interface SmtpSettings {
  /**
   * `smtps://user:secret@host:465` speaks TLS from the start; `smtp://host:587` turns to TLS where the server offers it, and
   * insists with `?requireTLS=true`.
   */
  readonly url: string;
  /** For one mail as a whole, and for each of its waits. */
  readonly timeoutMs: number;
}

export class SmtpChannel implements Channel {
  readonly name = 'smtp';
  private readonly transport;

  constructor(private readonly settings: SmtpSettings) {
    const { url, timeoutMs } = settings;
    // The address may hold a password, so it is not told.
    if (!/^smtps?:\/\/./.test(url))
      throw new RangeError('the address of a mail server begins with smtp:// or smtps://');
    this.transport = createTransport({
      url,
      dnsTimeout: timeoutMs,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  contentOf(message: OutgoingMessage): Promise<SentContent | null> {
    return mailContent(message);
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const problem = messageProblem(message);
    if (problem) return refused(problem);
    if (message.to.email === null) return refused('NO_EMAIL_ADDRESS');
    const { bytes, envelope } = await mailBytes(message, message.to.email);
    // A server that dribbles never falls silent, so there is an end to the whole as well.
    const signal = AbortSignal.timeout(this.settings.timeoutMs);
    try {
      const { response } = await this.transport.sendMail({ envelope, raw: bytes, signal });
      return sent(withoutAddresses(response));
    } catch (error) {
      return failure(error);
    }
  }
}

/**
 * RFC 5321 §4.2.1: 5yz is final, but only of this mail if it is about its recipient or content. Refused credentials or a refused
 * sender are for the operator to set right, and all mails wait for that.
 */
function failure(error: unknown): SendResult {
  const responseCode = errorField(error, 'responseCode');
  if (typeof responseCode !== 'number') return failed(errorCode(error) ?? 'NOT_SENT');
  const command = errorField(error, 'command');
  // Of the answer only the enhanced status code (RFC 3463): the rest may name an address.
  const detail = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(errorField(error, 'response')))?.[1];
  const reason = [`SMTP_${responseCode}`, ...(detail ? [detail] : [])].join(' ');
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  return responseCode >= 500 && isOfThisMail ? refused(reason) : failed(reason);
}

function withoutAddresses(response: string): string {
  return response.replaceAll(/\S+@\S+/g, '…').slice(0, 200);
}
