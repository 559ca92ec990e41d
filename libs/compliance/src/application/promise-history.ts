import { type AsOf, META, type ProjectedEvent } from '#eventing';
import { type OrderingEvent, orderStream } from '#ordering/contract';
import { skuStream } from '#stock/contract';
import { PromisesTold, type ToldDate } from '../domain/promise-told.js';
import type { PastLog } from './past-log.js';
import type { Fold } from './past-states.js';

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

/** Lines of an order; null while it is not placed. */
export interface OrderLinesFold extends Fold {
  readonly order: {
    readonly lines: readonly {
      readonly lineNo: number;
      readonly lineId: string;
      readonly location: string;
      readonly sku: string;
    }[];
  } | null;
}

/** How the projected date of a line moved, as its SKU's stream has it. */
export interface DatesFold extends Fold {
  /** After the last event. */
  finish(): void;
  readonly changes: readonly (Pick<ToldDate, 'position' | 'at' | 'date'> & {
    readonly cause: string;
    readonly waiting: number;
    readonly onHand: boolean;
    readonly supplyId: string | null;
  })[];
}

/** A date of a line, and why it replaced the one before. */
export interface HistoryEntry extends Omit<ToldDate, 'kind' | 'cause'> {
  readonly kind: ToldDate['kind'] | 'PROJECTED';
  readonly cause: string;
  /** Units that waited then; of projected dates only. */
  readonly waiting: number | null;
  readonly supplyId: string | null;
}

export interface LineHistory {
  readonly lineNo: number;
  readonly location: string;
  readonly sku: string;
  readonly entries: readonly HistoryEntry[];
}

/**
 * Every date that a line had, from the log: what its SKU's decider would have projected after each decision, and what
 * its order records of promises. Nothing is recomputed from today's stock, queue or policy.
 */
export class PromiseHistory {
  constructor(
    private readonly log: PastLog,
    private readonly folds: {
      readonly order: () => OrderLinesFold;
      readonly dates: (line: LineId) => DatesFold;
    },
  ) {}

  /** Null: there is no such order or line. */
  async of(tenant: string, orderId: string, lineNo: number, asOf: AsOf): Promise<LineHistory | null> {
    const fold = this.folds.order();
    const events: (ProjectedEvent & OrderingEvent)[] = [];
    for await (const event of this.log.upTo(orderStream(tenant, orderId), asOf)) {
      fold.take(event);
      // The fold refuses events of other contexts.
      events.push(event as ProjectedEvent & OrderingEvent);
    }
    const line = fold.order?.lines.find((each) => each.lineNo === lineNo);
    if (!line) return null;
    const { location, sku, lineId } = line;
    const promises = new PromisesTold(lineId);
    const told = events.flatMap((event): HistoryEntry[] => {
      const entry = promises.take(event, event.meta[META.at] ?? '');
      return entry ? [{ ...entry, waiting: null, supplyId: null }] : [];
    });
    const projected = await this.projected(skuStream(tenant, location, sku), { orderId, lineId }, asOf);
    const entries = [...told, ...projected].sort((a, b) => Number(a.position - b.position));
    return { lineNo, location, sku, entries };
  }

  private async projected(stream: string, line: LineId, asOf: AsOf): Promise<readonly HistoryEntry[]> {
    const fold = this.folds.dates(line);
    for await (const event of this.log.upTo(stream, asOf)) fold.take(event);
    fold.finish();
    return fold.changes.map(({ onHand, ...change }) => ({
      ...{ kind: 'PROJECTED', ...change },
      reason: onHand ? 'free units cover it' : null,
    }));
  }
}
