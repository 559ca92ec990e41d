import { DEFAULT_POLICY } from '#backorder/domain';
import { backorderProjections } from '#backorder/views';
import { complianceProjections } from '#compliance/views';
import { GivenViews } from '#eventing-testing';
import { deterministicId, ManualClock } from '#kernel';
import { stockProjections } from '#stock/views';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demand, happened, sourced } from '../../../backorder/src/testing/queue-events.js';
import { LATE, offer, reply, slip, ToldOrder } from '../../../compliance/src/testing/told-order.js';
import { AlertDesk, DEFAULT_THRESHOLDS } from './alert-desk.js';
import { toAlert } from './alert.mapper.js';

const views = new GivenViews([...backorderProjections, ...stockProjections, ...complianceProjections]);
const clock = new ManualClock('2026-07-11T00:00:00.000Z');
let desk: AlertDesk;

const supply = (name: string, dueDate: string | null, tenant = 'main') =>
  happened(
    'stock.SupplyExpected',
    { supplyId: deterministicId('test', name), quantity: 4, dueDate, reference: name },
    tenant,
  );

/** A can ship late only; the buyer of C agreed to wait; B is as A, of another tenant. */
beforeAll(async () => {
  desk = new AlertDesk(await views.start(), clock);
  const late = new ToldOrder();
  late.at(LATE, slip(late, '2026-08-20'));
  const agreed = new ToldOrder();
  agreed.at(LATE, slip(agreed, '2026-08-20'), offer('2026-08-20'), reply('CONSENT'));
  await views.happened(
    ...late.given('A', 'main'),
    ...late.given('B', 'other'),
    ...agreed.given('C', 'main'),
    sourced('old', 2, { waitingSince: '2026-06-27T00:00:00.000Z' }),
    sourced('new', 2, { waitingSince: '2026-06-27T00:00:00.001Z' }),
    sourced('held', 2, { waitingSince: '2026-06-01T00:00:00.000Z', onHold: true }),
    sourced('foreign', 2, { waitingSince: '2026-06-01T00:00:00.000Z' }, 'other'),
    supply('PO-1', '2026-07-10'),
    supply('PO-2', '2026-07-11'),
    supply('PO-3', null),
    supply('PO-4', '2026-07-01', 'other'),
  );
});
afterAll(() => views.stop());

const alerts = (args = {}, thresholds = DEFAULT_THRESHOLDS, tenant = 'main') =>
  desk
    .list(tenant, thresholds, args)
    .rows.map(({ kind, since, orderRef, what }) => [kind, since, orderRef ?? what]);

describe('alerts', () => {
  it('are what needs somebody now, the oldest first, of one tenant', () => {
    expect(alerts()).toEqual([
      ['PROMISE_IMPOSSIBLE', LATE, 'A'],
      ['STARVING', '2026-07-11T00:00:00.000Z', 'SO-old'],
      ['SUPPLY_LATE', '2026-07-11T00:00:00.000Z', 'PO-1'],
    ]);
    expect(alerts({}, DEFAULT_THRESHOLDS, 'nobody')).toEqual([]);
  });

  it('begin as early as is asked for', () => {
    const wide = alerts(
      { where: { kind: { eq: 'DEADLINE_NEAR' } } },
      { deadlineWithinDays: 30, starvingAfterDays: 0 },
    );
    expect(wide).toEqual([
      ['DEADLINE_NEAR', '2026-07-02T04:00:00.000Z', 'A'],
      ['DEADLINE_NEAR', '2026-07-02T04:00:00.000Z', 'A'],
      ['DEADLINE_NEAR', '2026-07-02T04:00:00.000Z', 'A'],
    ]);
  });

  it('of starving begin where the guard of the queue’s policy says, whatever is asked for elsewhere', async () => {
    const other = { sku: 'TOFU', waitingSince: '2026-07-01T00:00:00.000Z' };
    await views.happened(
      sourced('guarded', 1, other, 'guarded'),
      sourced('free', 1, { waitingSince: '2026-07-01T00:00:00.000Z' }, 'guarded'),
      happened(
        'stock.PriorityPolicyApplied',
        { sku: 'TOFU', policy: { ...DEFAULT_POLICY, guardDays: 5 }, waitingLines: 1 },
        'guarded',
      ),
    );
    expect(alerts({}, DEFAULT_THRESHOLDS, 'guarded')).toEqual([
      ['STARVING', '2026-07-06T00:00:00.000Z', 'SO-guarded'],
    ]);
    expect(alerts({}, { ...DEFAULT_THRESHOLDS, starvingAfterDays: 1 }, 'guarded')).toEqual([
      ['STARVING', '2026-07-02T00:00:00.000Z', 'SO-free'],
      ['STARVING', '2026-07-06T00:00:00.000Z', 'SO-guarded'],
    ]);
    expect(desk.hasRisen('guarded', 'STARVING', '2026-07-05T23:00:00.000Z', '2026-07-06T00:00:00.000Z')).toBe(
      true,
    );
  });

  it('are paged, filtered and counted like every list', () => {
    const first = desk.list('main', DEFAULT_THRESHOLDS, { first: 1 });
    expect(first.hasNextPage).toBe(true);
    expect(alerts({ first: 1, after: first.cursors[0] })).toEqual([
      ['STARVING', '2026-07-11T00:00:00.000Z', 'SO-old'],
    ]);
    const walked: unknown[] = [];
    for (let after: string | null = null; walked.length < 9;) {
      const page = desk.list('main', DEFAULT_THRESHOLDS, { first: 1, after });
      walked.push(...page.rows.map(({ id }) => id));
      after = page.cursors[0] ?? null;
      if (!page.hasNextPage) break;
    }
    const backwards = desk.list('main', DEFAULT_THRESHOLDS, { last: 9 }).rows.map(({ id }) => id);
    expect(walked).toEqual(backwards);
    expect(alerts({ where: { sku: { eq: 'LAMP' } } })).toEqual([['PROMISE_IMPOSSIBLE', LATE, 'A']]);
    expect(
      desk.count('main', DEFAULT_THRESHOLDS, { where: { kind: { in: ['STARVING', 'SUPPLY_LATE'] } } }),
    ).toBe(2);
  });

  it('say what it is about and what to do', () => {
    const [promise, starving] = desk.list('main', DEFAULT_THRESHOLDS, {}).rows.map(toAlert);
    expect(promise).toMatchObject({
      kind: 'PROMISE_IMPOSSIBLE',
      message: 'order A: 3 × LAMP at main were promised by 2026-07-31, and are expected on 2026-08-20',
      dueBy: '2026-07-31',
      projectedDate: '2026-08-20',
    });
    expect(starving).toMatchObject({
      lineId: demand('old').lineId,
      quantity: 2,
      sku: 'CHAI',
      projectedDate: null,
    });
  });

  it('have risen at an instant that lies between two looks', () => {
    const risen = (kind: 'STARVING' | 'SUPPLY_LATE', after: string, until: string) =>
      desk.hasRisen('main', kind, after, until);
    expect(risen('STARVING', '2026-07-10T23:59:59.000Z', '2026-07-11T00:00:00.000Z')).toBe(true);
    expect(risen('STARVING', '2026-07-11T00:00:00.001Z', '2026-07-12T00:00:00.000Z')).toBe(false);
    expect(risen('SUPPLY_LATE', '2026-07-10T23:59:59.000Z', '2026-07-11T00:00:01.000Z')).toBe(true);
    expect(risen('SUPPLY_LATE', '2026-07-11T00:00:01.000Z', '2026-07-11T23:59:59.000Z')).toBe(false);
  });
});
