import { join } from 'node:path';
import { letterHtml } from '../../domain/index.js';
import { errorCode } from '../error-code.js';
import { writeAtomically } from '../write-atomically.js';
import { type Channel, failed, type OutgoingMessage, refused, type SendResult, sent } from './channel.js';
import { messageProblem } from './message-problem.js';

/** Writes each letter as a file `<id>.html` that prints as it is; somebody prints, folds and posts it. */
export class LetterChannel implements Channel {
  readonly name = 'letter';

  constructor(private readonly directory: string) {}

  async send(message: OutgoingMessage): Promise<SendResult> {
    const problem = messageProblem(message);
    if (problem) return refused(problem);
    const { postalAddress, name } = message.to;
    if (postalAddress === null) return refused('NO_POSTAL_ADDRESS');
    const address = [...(name === null ? [] : [name]), ...postalAddress];
    const letter = letterHtml({ ...message, sender: message.from.name, address });
    try {
      await writeAtomically(join(this.directory, `${message.id}.html`), letter);
      return sent(message.id);
    } catch (error) {
      return failed(errorCode(error) ?? 'NOT_WRITTEN');
    }
  }
}
