import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** Answers of one load: how many a second, and how long the slow ones took. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** All requests, with those of warming up. */
  readonly sent: number;
}

export interface LoadOptions {
  readonly clients: number;
  readonly seconds: number;
  /** Before that, not counted: Node compiles what runs often. Default 1. */
  readonly warmUpSeconds?: number;
  /** Sends the nth request; rejects when the answer is not what it should be. */
  readonly send: (n: number) => Promise<void>;
}

/** Keeps `clients` requests under way for `seconds`, after warming up. */
export async function load({ clients, seconds, warmUpSeconds = 1, send }: LoadOptions): Promise<LoadResult> {
  let next = 0;
  const durations: number[] = [];
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  const client = async () => {
    for (let started = performance.now(); started < end; started = performance.now()) {
      await send((next += 1));
      if (started >= begin) durations.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return {
    perSecond: durations.length / seconds,
    p50: quantile(durations, 0.5),
    p99: quantile(durations, 0.99),
    sent: next,
  };
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** What a process has used of the processors so far, all threads together. Null where the system does not tell. */
export function cpuSecondsOf(pid: number): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100; // Linux counts in hundredths of a second, whatever the kernel's own tick
}

/** What a process has of the memory of this machine. */
export async function megabytesOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

/** Seconds since `began` until it is so. */
export async function untilTrue(began: number, reached: () => Promise<boolean>): Promise<number> {
  while (!(await reached())) {
    if (performance.now() - began > 120_000) throw new Error('not done within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return (performance.now() - began) / 1000;
}
