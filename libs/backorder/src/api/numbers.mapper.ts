import { money } from '#graphql-kit';
import type { StockQueries } from '#stock/views';
import { type BackorderQueries, coverageOf, type TopBackorderedRow } from '../views/index.js';
import { supplyOf } from './backorder.mapper.js';
import { TopBackorderedSku } from './numbers.types.js';

export interface ProjectionSources {
  readonly queues: BackorderQueries;
  readonly stock: StockQueries;
  readonly tenant: string;
  readonly today: string;
}

/** A row whose projected date is looked up only when it is asked for. */
export function toTopBackordered(row: TopBackorderedRow, readDate: () => string | null): TopBackorderedSku {
  const values = row.values.map(({ currency, amountMinor }) => money(currency, amountMinor));
  return Object.defineProperty(
    Object.assign(new TopBackorderedSku(), row, { values }),
    'earliestProjectedDate',
    { get: readDate },
  );
}

/** Nobody of a queue is covered before its first one. */
export function earliestDate(
  { location, sku }: Pick<TopBackorderedRow, 'location' | 'sku'>,
  { queues, stock, tenant, today }: ProjectionSources,
): string | null {
  const [next] = queues.queue(tenant, location, sku, { first: 1 }).rows;
  if (!next) return null;
  const supply = supplyOf(stock, tenant, { location, sku }, today);
  return coverageOf({ ...supply, quantityAhead: 0, waiting: next.waiting }).projectedDate;
}
