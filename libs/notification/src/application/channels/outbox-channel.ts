import { join } from 'node:path';
import { errorCode } from '../error-code.js';
import { writeAtomically } from '../write-atomically.js';
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

/** Writes each mail as a file `<id>.eml` that mail programs open: for the demo, and for whoever collects files. */
export class OutboxChannel implements Channel {
  readonly name = 'outbox';

  constructor(private readonly directory: string) {}

  contentOf(message: OutgoingMessage): Promise<SentContent | null> {
    return mailContent(message);
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const problem = messageProblem(message);
    if (problem) return refused(problem);
    if (message.to.email === null) return refused('NO_EMAIL_ADDRESS');
    const { bytes, messageId } = await mailBytes(message, message.to.email);
    try {
      await writeAtomically(join(this.directory, `${message.id}.eml`), bytes);
      return sent(messageId);
    } catch (error) {
      return failed(errorCode(error) ?? 'NOT_WRITTEN');
    }
  }
}
