import type { LoggerService } from '@nestjs/common';

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

/** Nest's own messages in our form. Errors of resolvers are told once, by the formatter of errors. */
export const nestLogger: LoggerService = {
  log: () => undefined,
  warn: (message: unknown, context?: unknown) => logLine('warn', String(message), { context }),
  error: (message: unknown, ...rest: readonly unknown[]) => {
    const context = rest.at(-1);
    if (context !== 'ExceptionsHandler') logLine('error', String(message), { context });
  },
};
