const KNOWN_AT_MOST = 20_000;

/**
 * A pure function that remembers its answers, as arithmetic with time zones takes ten times as long as looking up.
 * Arguments are told apart by their text. Forgets all at a fixed number, so that it cannot grow without end.
 */
export function remembered<Args extends readonly (string | number)[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new Map<string, Result>();
  return (...args) => {
    const key = args.join('|');
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = compute(...args);
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, result);
    return result;
  };
}
