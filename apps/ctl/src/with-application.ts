import { InvalidArgumentError } from 'commander';
import { type Application, openApplication } from './open-application.js';

/** Where the log lies: `--data`, else `DATA_DIR`, else `data`. */
export function dataDirOf(option: string | undefined): string {
  return option ?? process.env['DATA_DIR'] ?? 'data';
}

/** Runs work on the application and closes it, whatever happens. */
export async function withApplication<T>(
  dataDir: string,
  work: (application: Application) => Promise<T>,
): Promise<T> {
  const application = await openApplication({ dataDir });
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** An instant among the arguments. */
export function parseInstant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new InvalidArgumentError('it must be an instant such as 2027-01-01T00:00:00Z');
  return new Date(time).toISOString();
}
