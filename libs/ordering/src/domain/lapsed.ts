import type { MitorOrder } from '#delay-rules';
import { lineUnder, liveUnits, underMitor } from './order-under-rule.js';
import type { LineState, OrderState } from './order-state.js';

/** What the delay rule had taken from an order's lines by the time of a handover; nothing where none governs it. */
export class Lapsed {
  private readonly order: MitorOrder | null;

  constructor(
    private readonly state: OrderState,
    handedOverAt: string,
  ) {
    this.order = state.rule && underMitor(state.rule, handedOverAt);
  }

  /** Whether fewer than `quantity` units were still owed then, because periods had ended. */
  hasTaken({ lineId, shipped, quantity: ordered, refused, cancelled }: LineState, quantity: number): boolean {
    const line = this.order && lineUnder(this.order, lineId);
    if (!line || liveUnits(line) >= quantity) return false;
    const lapsed = line.portions.some(({ cancellation }) => cancellation !== null);
    return lapsed && quantity <= ordered - shipped - refused - cancelled + this.recorded(lineId);
  }

  /** Units recorded as lapsed that were owed at the time of the handover. */
  unitsInTime({ lineId }: LineState): number {
    const line = this.order && lineUnder(this.order, lineId);
    return line ? Math.min(this.recorded(lineId), liveUnits(line)) : 0;
  }

  private recorded(lineId: string): number {
    return this.state.rule?.lapsed[lineId] ?? 0;
  }
}
