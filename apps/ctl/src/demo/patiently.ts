import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** Asks again until there is an answer. Throws, naming what was waited for, when there is none in half a minute. */
export async function patiently<Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await delay(25);
  }
  throw new Error(`waited in vain for ${what}`);
}
