import type { MitorOrder } from '#delay-rules';
import { lineUnder, liveUnits, underMitor } from './order-under-rule.js';
import { type LineState, openUnits, type OrderState } from './order-state.js';

/** What had been cancelled of an order's lines by the time of a handover; nothing where no delay rule governs it. */
export class Lapsed {
  private readonly order: MitorOrder | null;

  constructor(state: OrderState, handedOverAt: string) {
    this.order = state.rule && underMitor(state.rule, handedOverAt);
  }

  /** Whether fewer than `quantity` units were still owed then, because periods had ended. */
  hasTaken({ lineId, shipped, quantity: ordered, refused }: LineState, quantity: number): boolean {
    const line = this.order && lineUnder(this.order, lineId);
    if (!line || liveUnits(line) >= quantity) return false;
    const cancelled = line.portions.some(({ cancellation }) => cancellation !== null);
    return cancelled && quantity <= ordered - shipped - refused;
  }

  /** Units on record as cancelled that were owed at the time of the handover. */
  unitsInTime(known: LineState): number {
    const line = this.order && lineUnder(this.order, known.lineId);
    if (!line) return 0;
    return Math.max(0, Math.min(known.cancelled, liveUnits(line) - openUnits(known)));
  }
}
