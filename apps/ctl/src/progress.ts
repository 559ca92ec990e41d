import { SingleBar } from 'cli-progress';

export interface Progress {
  update(value: number, total: number, details?: Readonly<Record<string, unknown>>): void;
  stop(): void;
}

/** A bar on stderr; silent where nobody watches, so that output can be piped. */
export function progressBar(text: string): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: `{bar} {percentage}%  ${text}  {eta_formatted}`, hideCursor: true });
  let started = false;
  return {
    update(value, total, details = {}) {
      if (!started) bar.start(total, 0, details);
      started = true;
      bar.setTotal(total);
      bar.update(value, details);
    },
    stop: () => bar.stop(),
  };
}
