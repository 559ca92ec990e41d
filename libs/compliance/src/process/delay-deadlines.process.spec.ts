import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, it } from '@jest/globals';
import { delayDeadlines } from './delay-deadlines.process.js';

const { given } = processSpec(delayDeadlines);
const ORDER = deterministicId('order');
const [LAMP, VASE] = [deterministicId('lamp'), deterministicId('vase')];
const EARLY = '2026-08-01T04:00:00.000Z';
const LATE = '2026-09-01T04:00:00.000Z';

type Line = readonly [lineId: string, boundaryAt: string | null, cancelReason?: string];

const assessed = (...lines: readonly Line[]) => ({
  event: {
    type: 'ordering.ObligationsAssessed',
    data: {
      orderId: ORDER,
      lines: lines.map(([lineId, boundaryAt, cancelReason = null]) => ({ lineId, boundaryAt, cancelReason })),
    },
  },
});
const owed = (what: string, ...days: readonly string[]) => ({
  event: {
    type: 'ordering.RefundRequired',
    data: {
      orderId: ORDER,
      refundId: deterministicId(what),
      parts: days.map((dueBy) => ({ dueBy, amountMinor: 100 })),
    },
  },
});
const sent = (what: string) => ({
  event: { type: 'ordering.RefundSent', data: { orderId: ORDER, refundId: deterministicId(what) } },
});
const applied = { outcomeOf: 'ordering.ApplyDeadlines', is: { ok: null } };
const lapsed = (lineId: string) => [lineId, EARLY, 'NO_OPTION_OFFERED'] as const;

const timer = (name: string, dueAt: string) => ({ kind: 'timer', name, dueAt }) as const;
const issue = (command: string) => ({ kind: 'issue', command, payload: { orderId: ORDER } }) as const;
const untilEarly = [
  timer('end', EARLY),
  timer('look', '2026-07-25T04:00:00.000Z'),
  timer('warn', '2026-07-30T04:00:00.000Z'),
];
const untilLate = [
  timer('end', LATE),
  timer('look', '2026-08-25T04:00:00.000Z'),
  timer('warn', '2026-08-30T04:00:00.000Z'),
];

describe('timers of an order', () => {
  it('follow the boundary that comes first', async () => {
    await given()
      .when(assessed([LAMP, LATE], [VASE, EARLY]))
      .thenEffects(...untilEarly);
    await given(assessed([LAMP, LATE], [VASE, EARLY]))
      .when(assessed([VASE, null]))
      .thenEffects(...untilLate);
  });

  it('stay as they are where news changes no date', async () => {
    await given(assessed([LAMP, EARLY]))
      .when(assessed([LAMP, EARLY], [VASE, LATE]))
      .thenEffects();
  });

  it('are cancelled when no line has a boundary any more', async () => {
    await given(assessed([LAMP, EARLY]))
      .when(assessed([LAMP, null]))
      .thenEffects(
        { kind: 'cancel-timer', name: 'end' },
        { kind: 'cancel-timer', name: 'look' },
        { kind: 'cancel-timer', name: 'warn' },
      );
  });

  it('are none where nothing is assessed', async () => {
    await given().when(assessed()).thenIgnored();
  });
});

describe('a timer that rings', () => {
  it('has the order looked at, warned of, and its deadlines put on record', async () => {
    const waits = assessed([LAMP, EARLY]);
    await given(waits).when({ timer: 'look' }).thenEffects(issue('compliance.LookAtOrder'));
    await given(waits).when({ timer: 'warn' }).thenEffects(issue('ordering.WarnOfDeadlines'));
    await given(waits).when({ timer: 'end' }).thenEffects(issue('ordering.ApplyDeadlines'));
  });

  it('does not ring again for the same boundary, whatever becomes known later', async () => {
    await given(assessed([LAMP, EARLY]), { timer: 'look' })
      .when(assessed([LAMP, EARLY], [VASE, EARLY]))
      .thenEffects();
  });

  it('at the end of one line leaves the way free for the end of another, which lapses later', async () => {
    await given(assessed([LAMP, EARLY], [VASE, LATE]), { timer: 'end' }, applied)
      .when(assessed(lapsed(LAMP)))
      .thenEffects(...untilLate);
  });

  it('at the last end leaves nothing behind, not even a cancelling', async () => {
    const rung = [{ timer: 'look' }, { timer: 'warn' }, { timer: 'end' }, applied];
    await given(assessed([LAMP, EARLY]), ...rung)
      .when(assessed(lapsed(LAMP)))
      .thenEffects();
  });
});

describe('a refund', () => {
  const ended = [assessed([LAMP, EARLY]), { timer: 'end' }, applied];

  it('is warned of two days before the first of its parts is due, and sets nothing else', async () => {
    await given(...ended)
      .when(owed('first', '2026-08-12', '2026-08-11'))
      .thenEffects(timer('refund', '2026-08-09T00:00:00.000Z'));
    await given(...ended, owed('first', '2026-08-11'))
      .when({ timer: 'refund' })
      .thenEffects(issue('ordering.WarnOfDeadlines'));
  });

  it('that was sent is warned of no more', async () => {
    await given(...ended, owed('first', '2026-08-11'))
      .when(sent('first'))
      .thenEffects({ kind: 'cancel-timer', name: 'refund' });
  });

  it('that stays owed after its warning does not keep a later one from its own', async () => {
    await given(...ended, owed('first', '2026-08-11'), owed('second', '2026-08-20'))
      .when({ timer: 'refund' })
      .thenEffects(issue('ordering.WarnOfDeadlines'), timer('refund', '2026-08-18T00:00:00.000Z'));
  });
});
