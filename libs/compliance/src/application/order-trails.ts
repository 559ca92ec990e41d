import type { AsOf, ProjectedEvent } from '#eventing';
import { noticeStream } from '#notification/contract';
import { orderingEvents, orderStream } from '#ordering/contract';
import { z } from 'zod';
import { type OrderNames, type TrailEntry, trailOf } from '../domain/trail.js';
import type { PastLog } from './past-log.js';

/** Knows the notices of an order; the compliance views do. */
export interface NoticesOfOrder {
  noticeIds(tenant: string, orderId: string): readonly string[];
}

const placed = z.object({
  currency: z.string(),
  lines: z.array(z.object({ lineId: z.string(), lineNo: z.number(), sku: z.string() })),
});

const NO_ORDER = { currency: null, lines: [] };

/** The evidence of an order, from the log itself. */
export class OrderTrails {
  constructor(
    private readonly log: PastLog,
    private readonly notices: NoticesOfOrder,
  ) {}

  /** Empty for an order that there was not then. */
  async of(tenant: string, orderId: string, asOf: AsOf): Promise<readonly TrailEntry[]> {
    const events = await collect(this.log.upTo(orderStream(tenant, orderId), asOf));
    const names = namesOf(events);
    for (const noticeId of this.notices.noticeIds(tenant, orderId)) {
      for await (const event of this.log.upTo(noticeStream(tenant, noticeId), asOf)) events.push(event);
    }
    return trailOf(events, names);
  }
}

async function collect(events: AsyncIterable<ProjectedEvent>): Promise<ProjectedEvent[]> {
  const all: ProjectedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

function namesOf(events: readonly ProjectedEvent[]): OrderNames {
  const first = events.find(({ type }) => type === orderingEvents.OrderPlaced.type);
  const { currency, lines } = first ? placed.parse(first.data) : NO_ORDER;
  const later = events
    .filter(({ type }) => type === orderingEvents.LineSubstituted.type)
    .map(({ data }) => orderingEvents.LineSubstituted.schema.parse(data).line);
  return { currency, lines: new Map([...lines, ...later].map((line) => [line.lineId, line])) };
}
