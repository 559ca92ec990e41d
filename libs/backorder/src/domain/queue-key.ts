/**
 * A place in a queue: a string of the characters `0-9A-Za-z`, compared as strings are, smallest first; SQLite orders
 * them alike. It begins with its group, then has what the policy ranks by in fields of fixed width, then the revision
 * of the event that enqueued the demand, which makes it unique. A demand that was moved by hand has a key between those
 * of its new neighbours.
 */
export type QueueKey = string;

/** In the order in which they are served: `top` and `bottom` hold what was moved there by hand. */
export const GROUP = { pinned: '1', top: '2', starving: '3', ranked: '5', bottom: '8' } as const;
/** Every key that is not pinned is above it. */
export const UNPINNED: QueueKey = GROUP.top;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Ends every key that a policy gives, so that there is room before each. */
const END = 'V';
const REVISION_WIDTH = 9;

/** Negative when `a` is served before `b`. */
export function compareKeys(a: QueueKey, b: QueueKey): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `revision` may lie half-way between two: where a demand would stand that is not enqueued yet. */
export function rankedKey(group: string, fields: string, revision: number): QueueKey {
  return group + fields + digits(Math.floor(revision), REVISION_WIDTH) + END;
}

/** The middle of the places that are counted from both ends of a group. */
const MIDDLE = 36 ** 7;
const PLACE_WIDTH = 8;

/** A place before or behind all of a group, given its first or last key; `revision` makes it unique. */
export function outermostKey(group: string, edge: QueueKey | null, step: 1 | -1, revision: number): QueueKey {
  const place = edge === null ? MIDDLE : parseInt(edge.slice(1, 1 + PLACE_WIDTH), 36) + step;
  return rankedKey(group, digits(place, PLACE_WIDTH), revision);
}

/** A place between two keys that no other demand can have: it ends in the demand's own revision. */
export function ownKeyBetween(after: QueueKey, before: QueueKey, revision: number): QueueKey {
  return rankedKey(keyBetween(after, before), '', revision);
}

/** A whole number from 0 in so many characters; larger ones are cut to the largest. */
export function digits(value: number, width: number): string {
  const text = Math.min(value, 36 ** width - 1)
    .toString(36)
    .toUpperCase();
  return text.padStart(width, '0');
}

/** A key between two others, the shortest that leaves room on both sides. Throws where `after` is not before `before`. */
export function keyBetween(after: QueueKey, before: QueueKey): QueueKey {
  if (after >= before) throw new Error(`no place between ${after} and ${before}`);
  let key = '';
  let bounded = true;
  for (let at = 0; ; at += 1) {
    const low: number = digitAt(after, at, -1);
    const high: number = bounded ? digitAt(before, at, DIGITS.length) : DIGITS.length;
    // Past the end of `after`, 0 would leave nothing below it: it is taken only to get below a 1.
    const from = Math.max(low, 0);
    const middle = (from + high) >> 1;
    if (middle > from && middle < high) return key + DIGITS[middle]!;
    key += DIGITS[from]!;
    bounded = bounded && from === high;
  }
}

function digitAt(key: QueueKey, at: number, beyond: number): number {
  return at < key.length ? DIGITS.indexOf(key[at]!) : beyond;
}
