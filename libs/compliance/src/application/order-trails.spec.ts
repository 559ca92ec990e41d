import type { EventStore, RecordedEvent } from '#eventing';
import { GivenLog, plainDecoder } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { noticeEvents, noticeStream } from '#notification/contract';
import { describe, expect, it } from '@jest/globals';
import { applyDeadlines, delayEventSamples } from '../../../ordering/src/testing/delay-samples.js';
import { ORDER } from '../../../ordering/src/testing/order-samples.js';
import { requested } from '../testing/notices.js';
import { LATE, offer, reply, ToldOrder } from '../testing/told-order.js';
import { OrderTrails } from './order-trails.js';
import { PastLog } from './past-log.js';

const NOTICE = deterministicId('main', 'notice');
const PAST_T = '2026-09-02T15:00:00.000Z';

function readOnly(log: GivenLog): Pick<EventStore, 'read'> {
  const read = async (stream: string, { from = 0n, max = Infinity } = {}): Promise<RecordedEvent[]> =>
    log.events.filter((event) => event.stream === stream && event.revision >= from).slice(0, max);
  return { read };
}

function trails(log: GivenLog): OrderTrails {
  const noticeIds = (tenant: string) => (tenant === 'main' ? [NOTICE] : []);
  return new OrderTrails(new PastLog(readOnly(log), plainDecoder), { noticeIds });
}

/** A long delay: offered by a notice, consented to by nobody. */
function story(): GivenLog {
  const order = new ToldOrder().at(LATE, offer('2026-09-30', { reason: 'a fire' }));
  const words = 'when will it come? Ann';
  order.at('2026-07-12T15:00:00.000Z', reply('OTHER', { message: words })).at(PAST_T, applyDeadlines);
  const events = order.given();
  const offered = events.findIndex(({ type }) => type === 'ordering.DelayOptionOffered');
  const data = { noticeId: NOTICE, orderId: ORDER };
  const stream = noticeStream('main', NOTICE);
  const { NoticeRequested } = noticeEvents;
  const meta = { at: LATE };
  const notice = { type: NoticeRequested.type, stream, meta, data: { ...data, ...requested('A-1') } };
  return new GivenLog([...events.slice(0, offered), notice, ...events.slice(offered)]);
}

describe('the trail of an order', () => {
  it('tells its events and those of its notices in the order of the log', async () => {
    const entries = await trails(story()).of('main', ORDER, {});
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['PLACED', 'ASSESSED', 'SUPPLY', 'PROMISED', 'SUPPLY', 'PROMISED'],
      ...['NOTICE_REQUESTED', 'OPTION_OFFERED', 'ASSESSED'],
      ...[
        'BUYER_MESSAGE',
        'DEADLINE_REACHED',
        'CANCELLED',
        'DEADLINE_REACHED',
        'CANCELLED',
        'REFUND_REQUIRED',
      ],
      'ASSESSED',
    ]);
    const positions = entries.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => Number(a - b)));
  });

  it('says in words what happened, to what, when, and by which rule', async () => {
    const entries = await trails(story()).of('main', ORDER, {});
    expect(entries.find(({ kind }) => kind === 'DEADLINE_REACHED')).toMatchObject({
      at: '2026-08-31T04:00:00.000Z',
      recordedAt: PAST_T,
      actor: 'user:test',
      lines: [{ lineNo: 1, sku: 'LAMP', quantity: 3 }],
      words: 'The period ended: 3 of line 1 (LAMP) deemed cancelled, NO_EXPRESS_CONSENT.',
      basis: [
        {
          of: 'cancellation',
          rule: '16 CFR 435.2(c)(2)',
          facts: ['right to a refund vested on 2026-08-30'],
        },
      ],
    });
    expect(entries.find(({ kind }) => kind === 'OPTION_OFFERED')).toMatchObject({
      words:
        'The buyer was offered to consent or to cancel (first option) for line 1 (LAMP), line 2 (VASE): to be shipped by 2026-09-30, because a fire.',
      basis: [{ rule: '16 CFR 435.2(a)(2)' }],
    });
    expect(entries.find(({ kind }) => kind === 'REFUND_REQUIRED')).toMatchObject({
      amountMinor: 4 * 1999 + 500,
      currency: 'USD',
    });
  });

  it('knows at a moment only what was recorded by then', async () => {
    const trail = trails(story());
    const then = await trail.of('main', ORDER, { time: LATE });
    expect(then.at(-1)?.kind).toBe('ASSESSED');
    expect(then.some(({ kind }) => kind === 'DEADLINE_REACHED')).toBe(false);
    const upTo = await trail.of('main', ORDER, { position: String(then[5]?.position) });
    expect(upTo).toEqual(then.slice(0, 6));
    expect(await trail.of('main', ORDER, { time: '2026-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('never repeats the words of a buyer, or who it is', async () => {
    const entries = await trails(story()).of('main', ORDER, {});
    const json = JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? '' : value));
    expect(json).not.toMatch(/Ann|ann@/);
  });

  it('is empty for another tenant', async () => {
    expect(await trails(story()).of('other', ORDER, {})).toEqual([]);
  });

  it('has words for everything that the delay rules record', async () => {
    const stream = story().events[0]?.stream ?? '';
    const events = Object.entries(delayEventSamples()).map(([type, data]) => ({ type, stream, data }));
    const entries = await trails(new GivenLog(events)).of('main', ORDER, {});
    expect(entries).toHaveLength(events.length);
    expect(entries.filter(({ kind, words }) => kind === 'UNKNOWN' || words === '')).toEqual([]);
  });

  it('shows also what this program does not know', async () => {
    const log = story();
    log.add({ type: 'ordering.Gilded', stream: log.events[0]?.stream ?? '', data: {} });
    expect((await trails(log).of('main', ORDER, {})).at(-1)).toMatchObject({
      kind: 'UNKNOWN',
      words: 'ordering.Gilded: unknown to this program.',
    });
  });
});
