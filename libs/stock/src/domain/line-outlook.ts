import { projectedDate } from '#backorder/domain';
import type { Instant, LocalDate } from '#kernel';
import type { Line } from './lines.js';
import { notBefore } from './release.js';
import type { SkuState } from './sku-state.js';
import { datedSupplies } from './supplies.js';

/** When the rest of a line is projected to be covered, as its SKU stands. */
export interface LineOutlook {
  /** Units. */
  readonly waiting: number;
  /** Free units cover it already: it waits for somebody's decision, and no day is projected. */
  readonly onHand: boolean;
  readonly date: LocalDate | null;
}

/** A line is covered with the last of its demands; on no known day where one of them is. */
export function outlookOf(state: SkuState, line: Line, now: Instant): LineOutlook {
  const today = now.slice(0, 10);
  const { available } = state.ledger;
  const supplies = datedSupplies(state.supplies);
  const dates: (LocalDate | null)[] = [];
  let [waiting, needed] = [0, 0];
  for (const demand of line.demands) {
    if (demand.waiting === 0) continue;
    const { units } = state.queue.ahead(demand.key);
    const commitments = [{ date: today, quantity: units }];
    const date = projectedDate({ onHand: available, supplies, commitments, quantity: demand.waiting, today });
    dates.push(notBefore(state.release, date));
    waiting += demand.waiting;
    needed = Math.max(needed, units + demand.waiting);
  }
  // What waits for its release waits for a day that is known.
  const onHand = state.release === null && waiting > 0 && available >= needed;
  return { waiting, onHand, date: onHand ? null : lastOf(dates) };
}

function lastOf(dates: readonly (LocalDate | null)[]): LocalDate | null {
  return dates.reduce(
    (last, date) => (last === null || date === null ? null : last > date ? last : date),
    dates[0] ?? null,
  );
}
