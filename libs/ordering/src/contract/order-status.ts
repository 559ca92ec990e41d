/** Units of a line, as far as its status goes. */
export interface LineUnits {
  readonly quantity: number;
  readonly cancelled: number;
  readonly refused: number;
  readonly shipped: number;
}

export type LineStatus = 'OPEN' | 'PARTLY_SHIPPED' | 'SHIPPED' | 'CANCELLED' | 'REFUSED';
export type OrderStatus = 'OPEN' | 'ON_HOLD' | 'PARTLY_SHIPPED' | 'SHIPPED' | 'CANCELLED' | 'REFUSED';

/** Derived in one place, for deciders and views alike. A line with nothing open is named by what became of it. */
export function lineStatus({ quantity, cancelled, refused, shipped }: LineUnits): LineStatus {
  const open = quantity - cancelled - refused - shipped;
  if (open > 0) return shipped > 0 ? 'PARTLY_SHIPPED' : 'OPEN';
  if (shipped > 0) return 'SHIPPED';
  return cancelled > 0 ? 'CANCELLED' : 'REFUSED';
}

export function orderStatus(lines: readonly LineUnits[], onHold: boolean): OrderStatus {
  const statuses = lines.map(lineStatus);
  const open = statuses.some((status) => status === 'OPEN' || status === 'PARTLY_SHIPPED');
  const shipped = lines.some((line) => line.shipped > 0);
  if (open) return onHold ? 'ON_HOLD' : shipped ? 'PARTLY_SHIPPED' : 'OPEN';
  if (shipped) return 'SHIPPED';
  return statuses.every((status) => status === 'REFUSED') ? 'REFUSED' : 'CANCELLED';
}
