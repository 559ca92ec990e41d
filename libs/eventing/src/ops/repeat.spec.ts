import { describe, expect, it } from '@jest/globals';
import { repeat, type Repetition } from './repeat.js';
import type { Scheduler } from './scheduler.js';

/** Keeps what was asked for last; the test lets its time pass. */
class HandScheduler implements Scheduler {
  pause: number | null = null;

  after(milliseconds: number): () => void {
    this.pause = milliseconds;
    return () => (this.pause = null);
  }
}

/** Work of which each run is ended by the test, and the pause that follows is known. */
function givenRepetition() {
  const scheduler = new HandScheduler();
  const runs: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => runs.push(resolve));
  const repetition: Repetition = repeat(scheduler, 1000, work, () => undefined);
  const endRun = async () => {
    runs.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { scheduler, runs, repetition, endRun };
}

describe('work that is repeated', () => {
  it('waits between two runs, unless it is told to hurry', async () => {
    const { scheduler, runs, repetition, endRun } = givenRepetition();
    await endRun();
    expect([runs.length, scheduler.pause]).toEqual([1, 1000]);
    repetition.hurry();
    expect([runs.length, scheduler.pause]).toEqual([2, null]);
    await endRun();
    expect(scheduler.pause).toBe(1000);
  });

  it('that is told to hurry while it runs follows itself without a pause, once', async () => {
    const { scheduler, runs, repetition, endRun } = givenRepetition();
    repetition.hurry();
    repetition.hurry();
    expect(runs.length).toBe(1);
    await endRun();
    expect(scheduler.pause).toBe(0);
  });

  it('does not begin again when it was ended, however one hurries', async () => {
    const { scheduler, runs, repetition, endRun } = givenRepetition();
    const ended = repetition.end();
    repetition.hurry();
    await endRun();
    await ended;
    expect([runs.length, scheduler.pause]).toEqual([1, null]);
  });
});
