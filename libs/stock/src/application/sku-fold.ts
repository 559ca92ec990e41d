import { META, type ProjectedEvent } from '#eventing';
import { type StockEvent, stockEvents } from '../contract/index.js';
import { skuDecider, skuSummary } from '../domain/index.js';

/** One who waits, in the order in which the queue is served. Quantities in units. */
export interface FoldedBackorder {
  readonly demandId: string;
  readonly orderId: string;
  readonly orderRef: string;
  readonly lineId: string;
  /** 1 is next. */
  readonly position: number;
  readonly quantityAhead: number;
  readonly waiting: number;
  readonly allocated: number;
  readonly onHold: boolean;
}

/** A SKU and its queue as its events up to some moment have it. */
export interface FoldedQueue {
  readonly onHand: number;
  readonly available: number;
  readonly onOrder: number;
  readonly waitingLines: number;
  readonly waitingUnits: number;
  /** The first of those who wait. */
  readonly backorders: readonly FoldedBackorder[];
  /** Of the last event that was taken. */
  readonly revision: bigint;
  readonly position: bigint;
}

const types: ReadonlySet<string> = new Set(Object.values(stockEvents).map(({ type }) => type));

/** Takes the events of a SKU's stream in turn, and says what the SKU's decider makes of them. */
export class SkuFold {
  private readonly state = skuDecider.initialState();
  private readonly refs = new Map<string, string>();
  private last: ProjectedEvent | null = null;

  /** Throws for an event that is none of a SKU: skipping it would give a wrong state. */
  take(event: ProjectedEvent): void {
    if (!isStock(event)) throw new Error(`${event.type} is no event of a SKU`);
    if (event.type === 'stock.LineSourced') this.refs.set(event.data.demandId, event.data.orderRef);
    skuDecider.evolve(this.state, event, {
      revision: Number(event.revision),
      at: event.meta[META.at] ?? '',
    });
    this.last = event;
  }

  /** At most `first` of those who wait. Null: nothing is known of the SKU yet. */
  queue(first: number): FoldedQueue | null {
    if (!this.last) return null;
    const { revision, position } = this.last;
    const { physical, available, onOrder, waiting } = skuSummary(this.state);
    const totals = { waitingLines: waiting.backorders, waitingUnits: waiting.units };
    return {
      ...{ onHand: physical, available, onOrder, ...totals },
      ...{ backorders: this.backorders(first), revision, position },
    };
  }

  private backorders(first: number): readonly FoldedBackorder[] {
    const found: FoldedBackorder[] = [];
    let quantityAhead = 0;
    for (const { demandId, line, waiting, allocated, held } of this.state.queue) {
      if (found.length === first) break;
      const { orderId, lineId } = line;
      const orderRef = this.refs.get(demandId) ?? '';
      const place = { position: found.length + 1, quantityAhead };
      found.push({ demandId, orderId, orderRef, lineId, ...place, waiting, allocated, onHold: held });
      quantityAhead += waiting;
    }
    return found;
  }
}

function isStock(event: ProjectedEvent): event is ProjectedEvent & StockEvent {
  return types.has(event.type);
}
