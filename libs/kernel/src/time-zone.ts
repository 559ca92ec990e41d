const KNOWN_AT_MOST = 1000;
const known = new Set<string>();

/**
 * Whether the name is an IANA zone that this Node knows. Offsets such as `+01:00` are none: they know no summer time.
 * Names once found are remembered, as looking one up takes as long as deciding on an order.
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false; // Intl has no other way to say "no such zone"
  }
  if (known.size < KNOWN_AT_MOST) known.add(name);
  return true;
}
