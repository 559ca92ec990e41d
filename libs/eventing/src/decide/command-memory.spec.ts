import { plusMilliseconds } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { CommandMemory } from './command-memory.js';

const START = '2026-01-05T15:00:00.000Z';
const HOUR = 3600 * 1000;

/** One command an hour, `count` of them. */
function hourly(count: number): CommandMemory {
  const memory = new CommandMemory();
  for (let n = 0; n < count; n++) memory.remember(`c${n}`, 'hash', n, plusMilliseconds(START, n * HOUR));
  return memory;
}

describe('CommandMemory', () => {
  it('knows a command by its first and last event', () => {
    const memory = new CommandMemory();
    for (const revision of [4, 5, 6]) memory.remember('c', 'hash', revision, START);
    expect(memory.find('c')).toEqual({ hash: 'hash', firstRevision: 4, lastRevision: 6, at: START });
  });

  it('never forgets one of the latest 1000 commands, however old', () => {
    expect(hourly(1000).entries()).toHaveLength(1000);
  });

  it('forgets earlier ones when they are more than 72 hours older than the latest', () => {
    const ids = hourly(1100)
      .entries()
      .map(([id]) => id);
    expect([ids.length, ids[0]]).toEqual([1000, 'c100']);
  });

  it('keeps more than 1000 within 72 hours', () => {
    const memory = new CommandMemory();
    for (let n = 0; n < 1500; n++) memory.remember(`c${n}`, 'hash', n, plusMilliseconds(START, n * 60_000));
    expect(memory.entries()).toHaveLength(1500);
    memory.remember('late', 'hash', 1500, plusMilliseconds(START, 72 * HOUR + 10 * 60_000));
    expect(memory.find('c9')).toBeUndefined();
    expect(memory.find('c10')).toBeDefined();
  });

  it('is the same again from its entries', () => {
    const memory = hourly(1050);
    const again = new CommandMemory(memory.entries());
    for (const one of [memory, again])
      one.remember('next', 'hash', 1050, plusMilliseconds(START, 1050 * HOUR));
    expect(again.entries()).toEqual(memory.entries());
  });
});
