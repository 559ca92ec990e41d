import { META, parseStreamName, type Position, type RecordedEvent } from '#eventing';
import type { Instant } from '#kernel';
import { delayEvents } from '#ordering/contract';
import type { Log, Until } from './case-sources.js';

const PAGE_EVENTS = 1000;

export interface Walk {
  readonly log: Log;
  readonly tenant: string;
  /** Nothing before is looked at. */
  readonly after: Position;
  readonly until: Until;
  readonly onProgress: (position: Position) => void;
}

/** What a walk through the log finds for a pack. */
export interface Found {
  /** In the order of their first event that counts. */
  readonly orderIds: readonly string[];
  /** By order. */
  readonly noticeIds: ReadonlyMap<string, readonly string[]>;
}

export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

const delayTypes: ReadonlySet<string> = new Set(Object.values(delayEvents).map(({ type }) => type));

/**
 * The orders of a tenant of which something under a law on delayed orders was recorded in a period, and the notices of
 * all orders. Read from the log and not from the orders view: the view does not keep when such events were recorded,
 * lags behind the log, and cannot be asked how it was; and who proves something starts from the record.
 */
export async function walkLog(walk: Walk, period: Period | null): Promise<Found> {
  const orderIds = new Set<string>();
  const noticeIds = new Map<string, string[]>();
  for await (const event of eventsOf(walk)) {
    const { category, tenant, parts } = parseStreamName(event.stream);
    const [id] = parts;
    if (tenant !== walk.tenant || id === undefined || !walk.until(event)) continue;
    if (category === 'order' && period && counts(event, period)) orderIds.add(id);
    if (category === 'notice' && event.revision === 0n) remember(noticeIds, event.data['orderId'], id);
  }
  return { orderIds: [...orderIds], noticeIds };
}

function counts({ type, meta }: RecordedEvent, { from, to }: Period): boolean {
  const at = meta[META.at];
  return delayTypes.has(type) && at !== undefined && at >= from && at < to;
}

function remember(noticeIds: Map<string, string[]>, orderId: unknown, noticeId: string): void {
  if (typeof orderId !== 'string') return;
  noticeIds.set(orderId, [...(noticeIds.get(orderId) ?? []), noticeId]);
}

/** Up to the head as it was at the start: the log may grow meanwhile. */
async function* eventsOf({ log, after, onProgress }: Walk): AsyncGenerator<RecordedEvent> {
  const head = await log.feed.head();
  for (let last = after; last < head;) {
    const page = await log.feed.page(last, PAGE_EVENTS);
    for (const event of page.events) if (event.position <= head) yield event;
    if (page.last === last) return;
    last = page.last;
    onProgress(last);
  }
}
