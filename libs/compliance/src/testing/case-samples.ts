import { hash } from 'node:crypto';
import { type Metadata, streamName } from '#eventing';
import { deterministicId, type Json } from '#kernel';
import { type OrderingCommand, orderStream } from '#ordering/contract';
import {
  applyDeadlines,
  delayedOrder,
  offer,
  PLACED_AT,
  reply,
} from '../../../ordering/src/testing/delay-samples.js';
import { ORDER, REF } from '../../../ordering/src/testing/order-samples.js';
import type { CaseEvent, CaseFile, PackHead } from '../domain/evidence/case-file.js';

export const NOTICE = deterministicId('notice of the delay');
export const LETTER = Buffer.from('Dear Ann,\nyour lamps are late. You may cancel.\n');
export const LETTER_HASH = sha256(LETTER);

export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

export interface SampleEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: { readonly [key: string]: Json };
  readonly meta: Metadata;
}

/** Plays a story, and remembers when each event was recorded, and by whom. */
class Story {
  readonly order = delayedOrder();
  private readonly times: string[] = this.order.events.map(() => PLACED_AT);

  at(now: string, command: OrderingCommand): void {
    this.order.at(now, command);
    while (this.times.length < this.order.events.length) this.times.push(now);
  }

  get events(): readonly SampleEvent[] {
    return this.order.events.map(({ type, data }, index) =>
      sample(orderStream('main', ORDER), { type, data, at: this.times[index] ?? PLACED_AT }),
    );
  }
}

interface Happening {
  readonly type: string;
  readonly data: object;
  readonly at: string;
}

function sample(stream: string, { type, data, at }: Happening): SampleEvent {
  const meta = {
    at,
    actor: 'user:ops',
    $correlationId: 'c-1',
    $causationId: 'c-0',
    tenant: 'main',
    schema: '1',
  };
  return { stream, type, data: JSON.parse(JSON.stringify(data)) as SampleEvent['data'], meta };
}

/** Said by whom the buyer was shown what; `"` and the like must not matter. */
export const NASTY = `<script>alert("x")</script> & 'more'`;

/**
 * A delay of two months is offered by mail in time; the buyer asks, agrees for the lamps only, and changes nothing about
 * the vase. Nothing ships; both are deemed cancelled, and the refund goes out by check.
 */
export function lateOrder(): readonly SampleEvent[] {
  const story = new Story();
  const orderId = ORDER;
  const [lamps = '', vase = ''] = story.order.state.lines.map(({ lineId }) => lineId);
  const delays = [lamps, vase].map((lineId) => ({ lineId, projectedDate: '2026-09-30' }));
  story.at('2026-07-10T15:00:00.000Z', {
    ...{ type: 'ordering.DiscoverDelay', orderId, lines: delays },
    ...{ discoveredAt: '2026-07-10T14:30:00.000Z', source: 'the maker of PO-17 wrote' },
  });
  const notice = {
    ...{ noticeId: NOTICE, templateId: 'DELAY_FIRST_LONG', templateVersion: 1, language: 'en' },
    ...{ channel: 'email', contentHash: LETTER_HASH },
  };
  story.at('2026-07-11T15:00:00.000Z', offer('2026-09-30', { reason: 'the maker had a fire', notice }));
  story.at('2026-07-12T15:00:00.000Z', reply('OTHER', { message: NASTY, channel: 'EMAIL' }));
  const shown = {
    noticeId: NOTICE,
    shownText: 'Ship by 30 September 2026, or cancel?',
    channel: 'WEB' as const,
  };
  story.at('2026-07-13T15:00:00.000Z', reply('CONSENT', { lines: [lamps], ...shown }));
  story.at('2026-08-31T15:00:00.000Z', applyDeadlines);
  story.at('2026-10-02T15:00:00.000Z', applyDeadlines);
  for (const { type, data } of story.order.events) {
    if (type !== 'ordering.RefundRequired') continue;
    const { refundId, amountMinor, vestingDate } = data;
    story.at(vestingDate < '2026-09-30' ? '2026-10-03T15:00:00.000Z' : '2026-10-05T15:00:00.000Z', {
      ...{ type: 'ordering.SendRefund', orderId, refundId, sentAt: null, form: 'CHECK' },
      ...{ amountMinor, reference: 'check 4711' },
    });
  }
  return story.events;
}

/** How the notice of the delay went out, as its own stream tells it. */
export const noticeEvents: readonly SampleEvent[] = [
  {
    type: 'notification.NoticeRequested',
    data: { noticeId: NOTICE, orderId: ORDER, orderRef: REF, kind: 'DELAY_FIRST_LONG' },
    at: '2026-07-11T14:59:00.000Z',
  },
  {
    type: 'notification.NoticeSent',
    data: {
      ...{ noticeId: NOTICE, orderId: ORDER, sentAt: '2026-07-11T15:00:00.000Z', channel: 'email' },
      ...{ contentHash: LETTER_HASH, mediaType: 'message/rfc822' },
    },
    at: '2026-07-11T15:00:00.000Z',
  },
].map((happening) => sample(streamName('notice', 'main', NOTICE), happening));

/** As if they lay in a log, one after the other. */
export function recorded(events: readonly SampleEvent[], first = 1): readonly CaseEvent[] {
  return events.map(({ stream, type, data, meta }, index) => ({
    ...{ stream, type, meta, stored: data, data, id: deterministicId(stream, index) },
    ...{ revision: BigInt(index), position: BigInt(first + index) },
  }));
}

export function lateCase(more: Partial<CaseFile> = {}): CaseFile {
  const order = recorded(lateOrder());
  return {
    ...{ tenant: 'main', orderId: ORDER, orderRef: REF, order },
    notices: [{ noticeId: NOTICE, events: recorded(noticeEvents, order.length + 1) }],
    contents: [
      { noticeId: NOTICE, hash: LETTER_HASH, mediaType: 'message/rfc822', bytes: LETTER, problem: null },
    ],
    ...more,
  };
}

export const head: PackHead = {
  ...{ tenant: 'main', scope: { order: REF }, asOf: null, productVersion: '0.1.0' },
  ...{ lookedAt: '2026-11-01T12:00:00.000Z', generatedAt: '2026-11-01T12:00:00.000Z' },
};
