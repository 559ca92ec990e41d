import type { Mailbox } from '../application/mailbox.js';

interface Notice {
  readonly position: string;
  readonly kinds: readonly string[];
  readonly resync: boolean;
}

/** The mailbox as GraphQL reads it. Ending it ends the mailbox, also while nothing comes. */
export function noticesOf<Subject extends object>(
  mailbox: Mailbox,
  subject: Subject,
): AsyncIterableIterator<Notice & Subject> {
  const notices: AsyncIterableIterator<Notice & Subject> = {
    next: async () => {
      const { value, done } = await mailbox.next();
      if (done || !value) return { value: undefined, done: true };
      return { value: { ...subject, ...value, position: String(value.position) }, done: false };
    },
    return: async () => mailbox.return().then(() => ({ value: undefined, done: true })),
    [Symbol.asyncIterator]: () => notices,
  };
  return notices;
}

export function positionOf(after: string | null | undefined): bigint | null {
  return after === null || after === undefined ? null : BigInt(after);
}
