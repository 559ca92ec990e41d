import { describe, expect, it } from '@jest/globals';
import { ManualClock, OffsetClock, SandboxClock, SystemClock, plusMilliseconds } from './clock.js';

const START = '2026-01-05T15:00:00.000Z';

describe('ManualClock', () => {
  it('stands still until it is moved', () => {
    const clock = new ManualClock(START);
    expect([clock.now(), clock.now()]).toEqual([START, START]);
    clock.advanceBy(1500);
    expect(clock.now()).toBe('2026-01-05T15:00:01.500Z');
  });

  it('never runs back', () => {
    const clock = new ManualClock(START);
    clock.advanceTo('2026-01-04T00:00:00.000Z');
    expect(clock.now()).toBe(START);
    clock.advanceTo('2026-01-06T00:00:00.000Z');
    expect(clock.now()).toBe('2026-01-06T00:00:00.000Z');
  });
});

describe('SandboxClock', () => {
  it('starts where it is told, runs on, and never runs back', () => {
    const clock = new SandboxClock(START);
    const first = clock.now();
    expect(first >= START && first < plusMilliseconds(START, 60_000)).toBe(true);
    clock.advanceTo('2026-02-01T00:00:00.000Z');
    clock.advanceTo(START);
    expect(clock.now() >= '2026-02-01T00:00:00.000Z').toBe(true);
  });
});

describe('OffsetClock', () => {
  it('tells the time of its base until it is moved, and goes on with its base from there', () => {
    const base = new ManualClock(START);
    const clock = new OffsetClock(base);
    expect(clock.now()).toBe(START);
    expect(clock.offsetTo(86_400_000)).toBe(true);
    expect(clock.now()).toBe('2026-01-06T15:00:00.000Z');
    base.advanceBy(1500);
    expect(clock.now()).toBe('2026-01-06T15:00:01.500Z');
  });

  it('never runs back', () => {
    const clock = new OffsetClock(new ManualClock(START));
    clock.offsetTo(1000);
    expect([clock.offsetTo(1000), clock.offsetTo(-1)]).toEqual([false, false]);
    expect(clock.now()).toBe('2026-01-05T15:00:01.000Z');
  });
});

describe('SystemClock', () => {
  it('tells instants that sort as text', () => {
    expect(new SystemClock().now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  });
});

describe('plusMilliseconds', () => {
  it('carries over days, months and years', () => {
    expect(plusMilliseconds('2026-12-31T23:59:59.999Z', 1)).toBe('2027-01-01T00:00:00.000Z');
  });
});
