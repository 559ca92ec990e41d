import { projectedDate, type QueueKey } from '#backorder/domain';
import type { Instant, LocalDate } from '#kernel';
import { notBefore } from './release.js';
import type { SkuState } from './sku-state.js';
import { datedSupplies } from './supplies.js';

export interface Waiting {
  readonly key: QueueKey;
  /** Units that wait. */
  readonly quantity: number;
  /** Free units. */
  readonly available: number;
  readonly now: Instant;
}

/** What a demand that is about to wait can be told; all null when nothing waits. */
export interface Prospects {
  /** 1 is next. */
  readonly rank: number | null;
  readonly quantityAhead: number | null;
  readonly projectedDate: LocalDate | null;
}

/** Those ahead are owed their units today. */
export function prospectsOf(state: SkuState, { key, quantity, available, now }: Waiting): Prospects {
  if (quantity === 0) return { rank: null, quantityAhead: null, projectedDate: null };
  const ahead = state.queue.ahead(key);
  const today = now.slice(0, 10);
  const date = projectedDate({
    onHand: available,
    supplies: datedSupplies(state.supplies),
    commitments: [{ date: today, quantity: ahead.units }],
    quantity,
    today,
  });
  return {
    rank: ahead.entries + 1,
    quantityAhead: ahead.units,
    projectedDate: notBefore(state.release, date),
  };
}
