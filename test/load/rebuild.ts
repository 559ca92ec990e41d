import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Rebuild {
  readonly events: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Builds all views of the log, the embedded one or another, in a process of its own. `env` adds to its settings. */
export async function rebuildViews(
  dataDir: string,
  eventStoreUrl?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Rebuild> {
  const child = fileURLToPath(new URL('./rebuild-child.js', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [child, dataDir, ...(eventStoreUrl ? [eventStoreUrl] : [])],
    { env: { ...process.env, ...env } },
  );
  return JSON.parse(stdout) as Rebuild;
}
