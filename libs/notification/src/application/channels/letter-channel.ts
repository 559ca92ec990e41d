import { join } from 'node:path';
import { letterHtml } from '../../domain/index.js';
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
import { messageProblem } from './message-problem.js';

/** Writes each letter as a file `<id>.html` that prints as it is; somebody prints, folds and posts it. */
export class LetterChannel implements Channel {
  readonly name = 'letter';

  constructor(private readonly directory: string) {}

  contentOf(message: OutgoingMessage): Promise<SentContent | null> {
    const letter = messageProblem(message) ? null : letterOf(message);
    return Promise.resolve(letter === null ? null : { mediaType: 'text/html', bytes: Buffer.from(letter) });
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const problem = messageProblem(message);
    if (problem) return refused(problem);
    const letter = letterOf(message);
    if (letter === null) return refused('NO_POSTAL_ADDRESS');
    try {
      await writeAtomically(join(this.directory, `${message.id}.html`), letter);
      return sent(message.id);
    } catch (error) {
      return failed(errorCode(error) ?? 'NOT_WRITTEN');
    }
  }
}

function letterOf(message: OutgoingMessage): string | null {
  const { postalAddress, name } = message.to;
  if (postalAddress === null) return null;
  const address = [...(name === null ? [] : [name]), ...postalAddress];
  return letterHtml({ ...message, sender: message.from.name, address });
}
