import { projectionSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { batchId, overridden } from '../testing/override-events.js';
import { demand, happened, sourced } from '../testing/queue-events.js';
import { DEADLINES_FIRST } from '../testing/queue-policies.js';
import { backorderQueueProjection } from './backorder-queue.projection.js';

const { given } = projectionSpec(backorderQueueProjection);
type Table = (name: string) => string;
const columns = (list: string) => (table: Table) =>
  `SELECT order_ref AS ref, ${list} FROM ${table('demands')} WHERE waiting > 0 ORDER BY key`;
const order = columns('policy_version AS policy, class');
const row = (ref: string, policy: string, cls: number) => ({ ref: `SO-${ref}`, policy, class: cls });

const applied = happened('stock.PriorityPolicyApplied', { policy: DEADLINES_FIRST, waitingLines: 3 });
const waiting = [
  sourced('a', 1, { dueDate: '2026-01-09' }),
  sourced('b', 2, { ranking: { legalDeadline: '2026-03-01' } }),
  sourced('c', 3, { tags: [], ranking: { legalDeadline: '2026-02-01' } }),
];
const pinned = { key: '1V', pinned: true };

describe('places in the queue', () => {
  it('are those of the default policy until another is applied', async () => {
    await given(waiting).thenRows(order, [
      row('a', 'default-1', 5),
      row('b', 'default-1', 5),
      row('c', 'default-1', 5),
    ]);
    await given([...waiting, applied]).thenRows(order, [
      row('c', 'deadlines-first@2', 5),
      row('b', 'deadlines-first@2', 7),
      row('a', 'deadlines-first@2', 7),
    ]);
  });

  it('of what comes later are given by the policy in force', async () => {
    const late = sourced('d', 1, {
      ranking: { legalDeadline: '2026-01-31' },
      policyVersion: 'deadlines-first@2',
    });
    await given([...waiting, applied, late]).thenRows(columns('waiting'), [
      { ref: 'SO-d', waiting: 1 },
      { ref: 'SO-c', waiting: 3 },
      { ref: 'SO-b', waiting: 2 },
      { ref: 'SO-a', waiting: 1 },
    ]);
  });

  it('that were pinned stay, and those that were moved end with the next policy', async () => {
    const by = columns('pinned, moved');
    const events = [
      ...waiting,
      overridden('1', { b: pinned }),
      overridden('2', { c: { key: '2V', moved: true } }),
    ];
    await given(events).thenRows(by, [
      { ref: 'SO-b', pinned: 1, moved: 0 },
      { ref: 'SO-c', pinned: 0, moved: 1 },
      { ref: 'SO-a', pinned: 0, moved: 0 },
    ]);
    await given([...events, applied]).thenRows(by, [
      { ref: 'SO-b', pinned: 1, moved: 0 },
      { ref: 'SO-c', pinned: 0, moved: 0 },
      { ref: 'SO-a', pinned: 0, moved: 0 },
    ]);
  });

  it('know the class, the hold and the batch that were given by hand', async () => {
    await given([
      ...waiting,
      overridden('1', { a: { key: '5199999999000000000V', priorityClass: 1, onHold: true } }),
      applied,
    ]).thenRows(columns('class, class_override AS own, own_hold AS held, batch_id AS batch'), [
      { ref: 'SO-c', class: 5, own: null, held: 0, batch: null },
      { ref: 'SO-b', class: 7, own: null, held: 0, batch: null },
      { ref: 'SO-a', class: 1, own: 1, held: 1, batch: batchId('1') },
    ]);
  });

  it('of those past the guard are before all that is not pinned', async () => {
    const { waitingSince, ...ref } = { ...demand('a'), waitingSince: '2026-01-05T15:00:00.000Z' };
    await given([
      ...waiting,
      applied,
      overridden('1', { b: pinned }),
      happened('stock.BackordersPromoted', {
        ...{ policyVersion: 'deadlines-first@2', guardDays: 60, cause: 'RECEIPT' },
        demands: [{ ...ref, waitingSince }],
      }),
    ]).thenRows(columns('starving'), [
      { ref: 'SO-b', starving: 0 },
      { ref: 'SO-a', starving: 1 },
      { ref: 'SO-c', starving: 0 },
    ]);
  });

  it('follow what becomes known of the line', async () => {
    const { orderId, lineId } = demand('a');
    const ranking = { legalDeadline: '2026-01-20', paid: true, promisedDate: '2026-01-22' };
    const learned = happened('stock.RankingFactsChanged', { orderId, lineId, ranking });
    await given([...waiting, applied, learned]).thenRows(
      columns('legal_deadline AS legal, promised, paid, channel'),
      [
        { ref: 'SO-a', legal: '2026-01-20', promised: '2026-01-22', paid: 1, channel: null },
        { ref: 'SO-c', legal: '2026-02-01', promised: null, paid: null, channel: null },
        { ref: 'SO-b', legal: '2026-03-01', promised: null, paid: null, channel: null },
      ],
    );
  });

  it('are found anew for what waits again after a policy that it did not wait under', async () => {
    const revocations = [{ ...demand('old'), quantity: 1, secured: 0, waiting: 1 }];
    const again = happened('stock.AllocationsRevoked', { cause: 'COUNT', revocations });
    const old = sourced('old', 0, { allocated: 1, ranking: { legalDeadline: '2026-02-15' } });
    await given([old, ...waiting, applied, again]).thenRows(order, [
      row('c', 'deadlines-first@2', 5),
      row('old', 'deadlines-first@2', 7),
      row('b', 'deadlines-first@2', 7),
      row('a', 'deadlines-first@2', 7),
    ]);
  });
});
