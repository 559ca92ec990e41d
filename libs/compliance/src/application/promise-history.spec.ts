import type { EventStore, RecordedEvent } from '#eventing';
import { GivenLog, plainDecoder } from '#eventing-testing';
import { OrderFold } from '#ordering';
import { ProjectionFold } from '#stock';
import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { LATE, offer, reply, slip, ToldOrder } from '../testing/told-order.js';
import { PastLog } from './past-log.js';
import { PromiseHistory } from './promise-history.js';

const folds = {
  order: () => new OrderFold(),
  dates: (line: { readonly orderId: string; readonly lineId: string }) => new ProjectionFold(line),
};

async function historyOf(order: ToldOrder, time: string | null = null, lineNo = 1) {
  const log = new GivenLog(order.given());
  const read: EventStore['read'] = async (
    stream,
    { from = 0n, max = Infinity } = {},
  ): Promise<RecordedEvent[]> =>
    log.events.filter((event) => event.stream === stream && event.revision >= from).slice(0, max);
  const history = new PromiseHistory(new PastLog({ read }, plainDecoder), folds);
  const line = await history.of('main', order.orderId, lineNo, { time });
  return line && line.entries.map(({ kind, cause, date, reason }) => [kind, cause, date, reason]);
}

const PROMISED = ['PROMISED', 'PLACED', '2026-07-31', expect.any(String)];

describe('what a buyer was told', () => {
  it('is the promise, the delay that was noticed, the notice of it, and the consent', async () => {
    const order = new ToldOrder();
    order.at(LATE, slip(order, '2026-09-30'), offer('2026-09-30', { reason: 'a fire' }));
    order.at('2026-07-12T15:00:00.000Z', reply('CONSENT'));
    expect(await historyOf(order)).toEqual([
      PROMISED,
      ['NOTICED', 'DELAY_DISCOVERED', '2026-09-30', 'PO-17'],
      ['PROMISED', 'DELAY_NOTICE', '2026-09-30', 'a fire'],
      ['AGREED', 'BUYER_CONSENTED', '2026-09-30', null],
    ]);
  });

  it('is as it was known at a moment', async () => {
    const order = new ToldOrder().at(LATE, offer('2026-09-30'));
    expect(await historyOf(order, '2026-07-05T00:00:00.000Z')).toEqual([PROMISED]);
  });

  it('leaves out what was told of other lines', async () => {
    const order = new ToldOrder();
    order.at(LATE, slip(order, '2026-09-30'));
    expect(await historyOf(order, null, 2)).toEqual([PROMISED]);
  });

  it('is taken back where the notice never arrived', async () => {
    const noticeId = deterministicId('notice');
    const letter = { templateId: 'T.en.v1', templateVersion: 1, language: 'en', channel: 'smtp' };
    const order = new ToldOrder();
    order.at(LATE, offer('2026-08-15', { notice: { noticeId, ...letter, contentHash: '0'.repeat(64) } }));
    order.at('2026-07-11T15:00:00.000Z', {
      ...{ type: 'ordering.ReportUndelivered', orderId: order.orderId, noticeId },
      ...{ learnedAt: null, reason: 'SMTP_550 5.1.1' },
    });
    expect((await historyOf(order))?.at(-1)).toEqual([
      'PROMISED',
      'NOTICE_UNDELIVERED',
      '2026-07-31',
      'SMTP_550 5.1.1',
    ]);
  });

  it('is null for a line that there is not', async () => {
    expect(await historyOf(new ToldOrder(), null, 9)).toBeNull();
  });
});
