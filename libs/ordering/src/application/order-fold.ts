import { META, type ProjectedEvent } from '#eventing';
import {
  delayEvents,
  type LineObligation,
  type OrderingEvent,
  orderingEvents,
  orderStatus,
  type OrderStatus,
} from '../contract/index.js';
import { allocatedUnits, type LineState, openUnits, orderDecider } from '../domain/index.js';

/** An order as its events up to some moment have it. Quantities in units. Without personal data. */
export interface FoldedOrder {
  readonly orderId: string;
  readonly ref: string;
  readonly placedAt: string;
  readonly status: OrderStatus;
  readonly onHold: boolean;
  /** Of the last event that was taken. */
  readonly revision: bigint;
  readonly position: bigint;
  readonly lines: readonly FoldedLine[];
}

export interface FoldedLine extends Pick<
  LineState,
  'lineId' | 'lineNo' | 'location' | 'sku' | 'quantity' | 'cancelled' | 'refused' | 'shipped' | 'returned'
> {
  readonly allocated: number;
  readonly backordered: number;
  /** What the rule said of it; null: nothing yet, or no law on delays governs the order. */
  readonly obligation: LineObligation | null;
}

const types: ReadonlySet<string> = new Set(
  [...Object.values(orderingEvents), ...Object.values(delayEvents)].map(({ type }) => type),
);

/** Takes the events of an order's stream in turn, and says what the order's decider makes of them. */
export class OrderFold {
  private readonly state = orderDecider.initialState();
  private last: ProjectedEvent | null = null;

  /** Throws for an event that is none of an order: skipping it would give a wrong state. */
  take(event: ProjectedEvent): void {
    if (!isOrdering(event)) throw new Error(`${event.type} is no event of an order`);
    orderDecider.evolve(this.state, event, {
      revision: Number(event.revision),
      at: event.meta[META.at] ?? '',
    });
    this.last = event;
  }

  /** Null: there is no such order yet. */
  get order(): FoldedOrder | null {
    const { placed, lines, onHold, rule } = this.state;
    if (!placed || !this.last) return null;
    const { revision, position } = this.last;
    const status = orderStatus(lines, onHold);
    const folded = lines.map((line) => toLine(line, rule?.assessed[line.lineId] ?? null));
    return { ...placed, status, onHold, revision, position, lines: folded };
  }
}

function isOrdering(event: ProjectedEvent): event is ProjectedEvent & OrderingEvent {
  return types.has(event.type);
}

function toLine(line: LineState, obligation: LineObligation | null): FoldedLine {
  const { lineId, lineNo, location, sku, quantity, cancelled, refused, shipped, returned, waiting } = line;
  const allocated = allocatedUnits(line);
  const backordered = Math.min(waiting, openUnits(line) - allocated);
  const units = { quantity, cancelled, refused, shipped, returned, allocated, backordered };
  return { lineId, lineNo, location, sku, ...units, obligation };
}
