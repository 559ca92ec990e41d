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
const BASE = DIGITS.length;
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

/** Places that are counted from the middle of a group towards both of its ends. */
const PLACE_WIDTH = 8;
const MIDDLE = END + DIGITS[0]!.repeat(PLACE_WIDTH - 1);

/** A place before or behind all of a group, given its first or last key; `revision` makes it unique. */
export function outermostKey(group: string, edge: QueueKey | null, step: 1 | -1, revision: number): QueueKey {
  if (edge === null) return rankedKey(group, MIDDLE, revision);
  const place = stepped(edge.slice(1, 1 + PLACE_WIDTH), step);
  if (place !== null) return rankedKey(group, place, revision);
  return step === -1
    ? ownKeyBetween(group, edge, revision)
    : ownKeyBetween(edge, DIGITS[DIGITS.indexOf(group) + 1]!, revision);
}

/** The next text of that length; null where there is none, which only places between others come near. */
function stepped(place: string, step: 1 | -1): string | null {
  const [from, to] = step === 1 ? [BASE - 1, 0] : [0, BASE - 1];
  let at = place.length - 1;
  while (at > 0 && DIGITS.indexOf(place[at]!) === from) at -= 1;
  const next = DIGITS[DIGITS.indexOf(place[at]!) + step];
  return next === undefined ? null : place.slice(0, at) + next + DIGITS[to]!.repeat(place.length - 1 - at);
}

/** Below this length of a key, what is put before it stays right before it. */
const ROOMY = 80;

/**
 * Above all that may come to stand before a key later, by the policy too: only what was put right before it lies
 * between. Not for ever: each that is put before one that was itself put so makes keys longer.
 */
export function closeBefore(after: QueueKey, before: QueueKey): QueueKey {
  const close = before.slice(0, -END.length);
  return close > after && before.length < ROOMY ? close : after;
}

/** A place between two keys that no other demand can have: it ends in the demand's own revision. */
export function ownKeyBetween(after: QueueKey, before: QueueKey, revision: number): QueueKey {
  return rankedKey(keyBetween(after, before), '', revision);
}

/** A whole number from 0 in so many characters; larger ones are cut to the largest. */
export function digits(value: number, width: number): string {
  const text = value.toString(36).toUpperCase();
  return text.length > width ? 'Z'.repeat(width) : text.padStart(width, '0');
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
