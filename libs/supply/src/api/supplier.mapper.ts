import type { LeadTimeStatistics } from '../domain/index.js';
import type { LeadTimeKey, SupplierRow } from '../views/index.js';
import { LeadTime, Supplier } from './supplier.types.js';

export function toSupplier(row: SupplierRow): Supplier {
  return Object.assign(new Supplier(), row, { revision: String(row.revision) });
}

export function toLeadTime(
  key: LeadTimeKey,
  statistics: LeadTimeStatistics | null,
  defaultDays: number | null,
): LeadTime {
  if (!statistics) throw new Error(`nothing was observed of ${key.sku} from ${key.supplier}`);
  const { shortest, p10, median, p90, longest, receipts, units } = statistics;
  return Object.assign(
    new LeadTime(),
    key,
    { receipts, units, defaultDays },
    {
      ...{ shortestDays: shortest, p10Days: p10, medianDays: median, p90Days: p90, longestDays: longest },
    },
  );
}
