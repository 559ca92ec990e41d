const known = new Map<string, boolean>();
/** More than there are zones: only made-up names could fill it. */
const MOST_KNOWN = 2000;

/** Whether the name is one of the IANA time zone database. Asked for every order, and dear to find out. */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name) ?? canFormat(name);
  if (known.size < MOST_KNOWN) known.set(name, answer);
  return answer;
}

/** An offset such as `+02:00` formats, too, but knows no daylight saving time. */
function canFormat(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
