import { money } from '#graphql-kit';
import type { StockItemRow, StockQueries } from '#stock/views';
import {
  type BackorderQueries,
  type BackorderRow,
  coverageOf,
  type IncomingSupply,
  type QueuePlace,
} from '../views/index.js';
import { Backorder, type BackorderCoverage } from './backorder.types.js';

const NO_DUE_DATE = '9999-12-31';

/** What is at hand for a queue, read once for all of its rows. */
export interface QueueSupply {
  readonly today: string;
  readonly available: number;
  readonly releaseDate: string | null;
  readonly supplies: readonly IncomingSupply[];
}

export function supplyOf(
  stock: StockQueries,
  tenant: string,
  { location, sku }: Pick<StockItemRow, 'location' | 'sku'>,
  today: string,
): QueueSupply {
  const { available, releaseDate } = stock.free(tenant, location, sku);
  return { today, available, releaseDate, supplies: stock.outstanding(tenant, location, sku) };
}

/** A row whose place in the queue is known. */
export function toQueued(row: BackorderRow & QueuePlace, supply: QueueSupply): Backorder {
  const backorder = plain(row);
  backorder.position = row.position;
  backorder.quantityAhead = row.quantityAhead;
  backorder.coverage = coverage(row, row.quantityAhead, supply);
  backorder.preOrder = supply.releaseDate !== null;
  return backorder;
}

/** A row of which place and coverage are looked up only when they are asked for. */
export function toBackorder(
  row: BackorderRow,
  queries: BackorderQueries,
  readSupply: () => QueueSupply,
  tenant: string,
): Backorder {
  const place = () => (row.waiting > 0 ? queries.placeOf(tenant, row) : null);
  return Object.defineProperties(plain(row), {
    position: { get: () => place()?.position ?? null },
    quantityAhead: { get: () => place()?.quantityAhead ?? null },
    preOrder: { get: () => row.waiting > 0 && readSupply().releaseDate !== null },
    coverage: {
      get: () => {
        const known = place();
        return known && coverage(row, known.quantityAhead, readSupply());
      },
    },
  });
}

function coverage({ waiting }: BackorderRow, quantityAhead: number, supply: QueueSupply): BackorderCoverage {
  const { today, available, releaseDate, supplies } = supply;
  return coverageOf({ today, available, releaseDate, supplies, quantityAhead, waiting });
}

/** Member by member: copies of whole rows were half of the time of a page. */
function plain(row: BackorderRow): Backorder {
  const backorder = new Backorder();
  backorder.id = row.id;
  backorder.location = row.location;
  backorder.sku = row.sku;
  backorder.orderId = row.orderId;
  backorder.orderRef = row.orderRef;
  backorder.lineId = row.lineId;
  backorder.customerRef = row.customerRef;
  backorder.tags = row.tags === '[]' ? [] : (JSON.parse(row.tags) as string[]);
  backorder.state = row.state;
  backorder.waiting = row.waiting;
  backorder.backordered = row.backordered;
  backorder.allocated = row.allocated;
  backorder.cancelled = row.cancelled;
  backorder.priorityClass = row.priorityClass;
  backorder.priorityClassOverridden = row.classOverride !== null;
  backorder.pinned = row.pinned === 1;
  backorder.moved = row.moved === 1;
  backorder.starving = row.starving === 1;
  backorder.onHold = row.orderHold === 1 || row.ownHold === 1;
  backorder.holdReasons = holdReasons(row);
  backorder.channel = row.channel;
  backorder.segment = row.segment;
  backorder.promisedDate = row.promisedDate;
  backorder.legalDeadline = row.legalDeadline;
  backorder.dueDate = row.due === NO_DUE_DATE ? null : row.due;
  backorder.waitingSince = row.waitingSince;
  backorder.lastAllocatedAt = row.lastAllocatedAt;
  backorder.shipPolicy = row.shipPolicy;
  backorder.policyVersion = row.policyVersion;
  backorder.value = money(row.currency, row.unitPriceMinor * row.waiting);
  backorder.batchId = row.batchId;
  return backorder;
}

function holdReasons({ orderHold, ownHold }: BackorderRow): Backorder['holdReasons'] {
  return [...(orderHold ? (['ORDER'] as const) : []), ...(ownHold ? (['BACKORDER'] as const) : [])];
}
