import { META, type ProjectedEvent } from '#eventing';
import type { StockEvent } from '../contract/index.js';
import { type LineOutlook, outlookOf, skuDecider } from '../domain/index.js';
import { findLine } from '../domain/sku-state.js';
import { causeOf, type ProjectionCause } from './projection-cause.js';

/** A projected date that replaced another one. */
export interface ProjectionChange extends LineOutlook {
  readonly at: string;
  readonly position: bigint;
  readonly cause: ProjectionCause;
  /** The supply that the event is about. */
  readonly supplyId: string | null;
}

interface Decided {
  readonly event: ProjectedEvent & StockEvent;
  readonly at: string;
  readonly cause: ProjectionCause;
  readonly commandId: string;
}

const NOTHING: LineOutlook = { waiting: 0, onHand: false, date: null };

/**
 * Takes the events of a SKU's stream in turn, and tells how the projected date of one line moved. Events of one decision
 * count together, by the first of them, or the first that is the line's own. A date that passes without any event is
 * told with the next event, as `SUPPLY_OVERDUE`.
 */
export class ProjectionFold {
  readonly changes: ProjectionChange[] = [];
  private readonly state = skuDecider.initialState();
  private told = NOTHING;
  private pending: Decided | null = null;

  constructor(private readonly line: { readonly orderId: string; readonly lineId: string }) {}

  /** Only for events of a SKU's stream. */
  take(stored: ProjectedEvent): void {
    const event = stored as ProjectedEvent & StockEvent;
    const at = event.meta[META.at] ?? '';
    const commandId = event.meta[META.commandId] ?? event.id;
    const cause = causeOf(event, this.line.lineId);
    if (this.pending?.commandId !== commandId) {
      this.finish();
      this.tell({ event, at, cause: 'SUPPLY_OVERDUE', commandId });
      this.pending = { event, at, cause, commandId };
    } else if (OWN.has(cause) && !OWN.has(this.pending.cause)) this.pending = { event, at, cause, commandId };
    skuDecider.evolve(this.state, event, { revision: Number(event.revision), at });
  }

  /** After the last event. */
  finish(): void {
    if (this.pending) this.tell(this.pending);
    this.pending = null;
  }

  private tell({ event, at, cause }: Decided): void {
    const line = findLine(this.state, this.line);
    const outlook = line ? outlookOf(this.state, line, at) : NOTHING;
    if (isSame(outlook, this.told)) return;
    this.told = outlook;
    const supplyId = 'supplyId' in event.data && cause !== 'SUPPLY_OVERDUE' ? event.data.supplyId : null;
    this.changes.push({ ...outlook, at, position: event.position, cause, supplyId });
  }
}

const OWN: ReadonlySet<ProjectionCause> = new Set(['PLACED', 'SERVED', 'REVOKED', 'REDUCED']);

function isSame(a: LineOutlook, b: LineOutlook): boolean {
  return a.waiting === b.waiting && a.onHand === b.onHand && a.date === b.date;
}
