/** One line of JSON on stderr. `error` only when a person must act. Never personal data, never keys. */
export function logLine(
  level: 'info' | 'warn' | 'error',
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  const { error, ...rest } = details;
  const told = error instanceof Error ? { error: error.message, stack: error.stack } : {};
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, message, ...rest, ...told })}\n`,
  );
}
