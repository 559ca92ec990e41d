import { EventRegistry } from '#eventing';
import { deciderSpec, describeGoldenEvents } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { sandboxCommands, type SandboxEvent, sandboxEvents } from '../contract/index.js';
import { sandboxClockDecider } from './sandbox-clock.decider.js';

const at = '2026-01-31T15:00:00.000Z';
const DAY = 86_400_000;
const registry = new EventRegistry(Object.values(sandboxEvents));
const { given } = deciderSpec(sandboxClockDecider, { registry, at });

const opened: SandboxEvent = { type: 'sandbox.ClockOpened', data: { at } };
const moved = (byMs: number, offsetMs: number, to: string): SandboxEvent => ({
  type: 'sandbox.ClockAdvanced',
  data: { byMs, offsetMs, to },
});
const oneDay = moved(DAY, DAY, '2026-02-01T15:00:00.000Z');
const advanceBy = (by: string) => ({ type: 'sandbox.AdvanceClock', by, to: null }) as const;
const advanceTo = (to: string) => ({ type: 'sandbox.AdvanceClock', by: null, to }) as const;

describe('the clock of a sandbox', () => {
  it('is opened once, and cannot be moved before', () => {
    given().when({ type: 'sandbox.OpenClock' }).then(opened);
    given(opened).when({ type: 'sandbox.OpenClock' }).thenNothing();
    given().when(advanceBy('P1D')).thenRejected('NOT_A_SANDBOX');
  });

  it('moves by a duration, whose months are those of the calendar', () => {
    given(opened).when(advanceBy('P1D')).then(oneDay);
    given(opened)
      .when(advanceBy('P1M'))
      .then(moved(28 * DAY, 28 * DAY, '2026-02-28T15:00:00.000Z'));
  });

  it('adds the moves up', () => {
    const to = '2026-02-03T15:00:00.000Z';
    given(opened, oneDay)
      .when(advanceTo(to), { now: '2026-02-01T15:00:00.000Z' })
      .then(moved(2 * DAY, 3 * DAY, to));
  });

  it('moves from where it was moved last, also for who has not heard of that', () => {
    given(opened, oneDay)
      .when(advanceTo('2026-02-02T15:00:00.000Z'))
      .then(moved(DAY, 2 * DAY, '2026-02-02T15:00:00.000Z'));
  });

  it('never moves back, nor by nothing, and says which field asked for it', () => {
    given(opened).when(advanceTo(at)).thenRejected('CLOCK_NOT_FORWARD', { field: 'to' });
    given(opened)
      .when(advanceTo('2026-01-31T14:59:59.999Z'))
      .thenRejected('CLOCK_NOT_FORWARD', { field: 'to' });
    given(opened).when(advanceBy('PT0.0001S')).thenRejected('CLOCK_NOT_FORWARD', { field: 'by' });
  });

  it('ends with the calendars', () => {
    given(opened).when(advanceBy('P174Y')).thenRejected('CLOCK_TOO_FAR', { field: 'by' });
    given(opened).when(advanceTo('2200-01-01T00:00:00.000Z')).thenRejected('CLOCK_TOO_FAR', { field: 'to' });
  });
});

describe('a command to move it', () => {
  const problems = (by: string | null, to: string | null) =>
    sandboxCommands['sandbox.AdvanceClock'].safeParse({ by, to }).error?.issues.map(({ path }) => path) ?? [];

  it.each(['P31D', 'P1M', 'PT12H', 'P1DT1S', 'P200Y'])('takes %s', (by) => {
    expect(problems(by, null)).toEqual([]);
  });

  it.each(['-P1D', 'P0D', 'PT0S', '31', '', 'P201Y', 'P99999999999999999999Y', '31 days'])(
    'names the field of %p',
    (by) => {
      expect(problems(by, null)).toEqual([['by']]);
    },
  );

  it('says either by how much or where to', () => {
    expect(problems(null, null)).toEqual([['by']]);
    expect(problems('P1D', at)).toEqual([['by']]);
    expect(problems(null, at)).toEqual([]);
  });
});

describeGoldenEvents(sandboxEvents, fileURLToPath(new URL('../contract/golden', import.meta.url)), {
  [opened.type]: opened.data,
  [oneDay.type]: oneDay.data,
});
