import type { LocalDate } from '#kernel';
import type { Database, Statement } from 'better-sqlite3';
import { NO_FILL, type NumberDemand } from './number-demand.js';
import { type Scope, scopesOf } from './number-scopes.js';
import type { ScopedFill } from './number-sums.js';

/** Demands of an order that are alike in what they share with one of them. */
interface Part {
  readonly sameLocation: 0 | 1;
  readonly sameCategory: 0 | 1;
  readonly sameSku: 0 | 1;
  readonly day: LocalDate;
  readonly short: number;
  readonly live: number;
  readonly unfilled: number;
}

/** What an order counts, in each scope that one of its demands belongs to: read from its demands as they are. */
export class OrderFills {
  private readonly parts: Statement<unknown[], Part>;

  constructor(db: Database, table: (name: string) => string) {
    this.parts = db.prepare<unknown[], Part>(
      `SELECT location = ? AS sameLocation, category = ? AS sameCategory, sku = ? AS sameSku, min(day) AS day,
         sum(at_once < requested) AS short, sum(requested > cancelled) AS live,
         sum(requested > cancelled AND secured < requested - cancelled) AS unfilled
       FROM ${table('number_demands')} WHERE order_key = ? AND order_id = ? AND tenant = ? GROUP BY 1, 2, 3`,
    );
  }

  of(demand: NumberDemand): readonly ScopedFill[] {
    const { location, category, sku, orderKey, orderId, tenant } = demand;
    const parts = this.parts.all(location, category, sku, orderKey, orderId, tenant);
    return scopesOf(demand).flatMap((scope) => {
      const inside = parts.filter((part) => belongs(part, scope));
      return inside.length === 0 ? [] : [{ scope, ...sumUp(inside) }];
    });
  }
}

function belongs(part: Part, [location, category, sku]: Scope): boolean {
  return (
    (location === '' || part.sameLocation === 1) &&
    (category === '' || part.sameCategory === 1) &&
    (sku === '' || part.sameSku === 1)
  );
}

function sumUp(parts: readonly Part[]): Omit<ScopedFill, 'scope'> {
  const live = parts.some((part) => part.live > 0);
  const sums = {
    ...NO_FILL,
    orders: 1,
    orders_at_once: Number(parts.every(({ short }) => short === 0)),
    orders_live: Number(live),
    orders_filled: Number(live && parts.every(({ unfilled }) => unfilled === 0)),
  };
  const day = parts.map((part) => part.day).reduce((a, b) => (a < b ? a : b));
  return { day, sums };
}
