import type { OutgoingMessage } from './channel.js';

/** A list of addresses would reach people whom nobody chose. */
const ONE_ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/;

/** Why no channel should take this message, as a code; null if there is nothing to say against it. */
export function messageProblem(message: OutgoingMessage): string | null {
  const { id, from, replyTo, subject, to, attachments = [] } = message;
  // The id becomes a file name and a header.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(id)) return 'BAD_ID';
  if (Number.isNaN(Date.parse(message.date))) return 'BAD_DATE';
  if (![from.email, replyTo, to.email].every((email) => email === null || ONE_ADDRESS.test(email))) {
    return 'BAD_EMAIL_ADDRESS';
  }
  const headers = [from.name, subject, to.name, ...attachments.map(headerOf)];
  return headers.some((value) => value !== null && /[\p{Cc}\u2028\u2029]/u.test(value))
    ? 'HEADER_LINE_BREAK'
    : null;
}

function headerOf({ name, type }: { readonly name: string; readonly type: string }): string {
  return name + type;
}
