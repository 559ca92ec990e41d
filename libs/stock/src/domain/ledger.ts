/**
 * Where the units of a SKU came from and where they are, each in exactly one place. Always:
 * received + returned + found = available + reserved + allocated + shipped + lost.
 */
export interface Ledger {
  received: number;
  returned: number;
  found: number;
  available: number;
  reserved: number;
  allocated: number;
  shipped: number;
  lost: number;
}

export function emptyLedger(): Ledger {
  return { received: 0, returned: 0, found: 0, available: 0, reserved: 0, allocated: 0, shipped: 0, lost: 0 };
}

/** Units on the premises: what a count should find. */
export function physicalUnits(ledger: Readonly<Ledger>): number {
  return ledger.available + ledger.reserved + ledger.allocated;
}

export function receive(ledger: Ledger, units: number): void {
  ledger.received += units;
  ledger.available += units;
}

/** Brings the books in line with the shelf: found when positive, lost when negative. */
export function correct(ledger: Ledger, delta: number): void {
  ledger.available += delta;
  if (delta > 0) ledger.found += delta;
  else ledger.lost -= delta;
}
