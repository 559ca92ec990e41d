import type { DatedQuantity } from '#backorder/domain';
import type { LocalDate } from '#kernel';

/** Units ordered from a supplier. Closed ones stay, so that a late message about them can be answered. */
export interface Supply {
  readonly quantity: number;
  /** Null: nobody said when it comes. */
  dueDate: LocalDate | null;
  outstanding: number;
  state: 'OPEN' | 'RECEIVED' | 'CANCELLED';
}

export type Supplies = Map<string, Supply>;

/** Units still to come. */
export function unitsOnOrder(supplies: ReadonlyMap<string, Supply>): number {
  let units = 0;
  for (const supply of supplies.values()) units += supply.outstanding;
  return units;
}

/** What is to come on a known day. */
export function datedSupplies(supplies: ReadonlyMap<string, Supply>): DatedQuantity[] {
  const dated: DatedQuantity[] = [];
  for (const { dueDate, outstanding } of supplies.values()) {
    if (dueDate !== null && outstanding > 0) dated.push({ date: dueDate, quantity: outstanding });
  }
  return dated;
}
