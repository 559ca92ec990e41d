/** The code of an error of Node (`ENOENT`), or null: its message may name what nobody should read in a log. */
export function errorCode(error: unknown): string | null {
  const code = errorField(error, 'code');
  return typeof code === 'string' ? code : null;
}

/** What an error of somebody else says under that name, whatever class it is of. */
export function errorField(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return value;
}
