const KNOWN_AT_MOST = 100_000;

/**
 * A pure function of a day or moment, and of one thing more that has few values, such as a zone. It remembers its answers,
 * as arithmetic with time zones takes ten times as long as looking up. Forgets all at a fixed number, so that it cannot
 * grow without end.
 */
export function remembered<Key extends string | number, Of extends string | number, Result>(
  compute: (key: Key, of: Of) => Result,
): (key: Key, of: Of) => Result {
  const known = new Map<Of, Map<Key, Result>>();
  let count = 0;
  return (key, of) => {
    const before = known.get(of)?.get(key);
    if (before !== undefined) return before;
    if (count === KNOWN_AT_MOST) {
      known.clear();
      count = 0;
    }
    const result = compute(key, of);
    const answers = known.get(of) ?? new Map<Key, Result>();
    known.set(of, answers.set(key, result));
    count += 1;
    return result;
  };
}

/** The same of a function of one thing. */
export function rememberedAlone<Key extends string | number, Result>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const two = remembered((key: Key, _: 0) => compute(key));
  return (key) => two(key, 0);
}
