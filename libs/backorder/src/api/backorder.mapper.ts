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
  const item = stock.item(tenant, location, sku);
  const { available, releaseDate } = item ?? { available: 0, releaseDate: null };
  return { today, available, releaseDate, supplies: stock.outstanding(tenant, location, sku) };
}

/** A row whose place in the queue is known. */
export function toQueued(row: BackorderRow & QueuePlace, supply: QueueSupply): Backorder {
  const { position, quantityAhead } = row;
  return Object.assign(plain(row), {
    position,
    quantityAhead,
    coverage: coverage(row, quantityAhead, supply),
    preOrder: supply.releaseDate !== null,
  });
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

function coverage(row: BackorderRow, quantityAhead: number, supply: QueueSupply): BackorderCoverage {
  return coverageOf({ ...supply, quantityAhead, waiting: row.waiting });
}

function plain(row: BackorderRow): Backorder {
  const {
    seq: _,
    key: __,
    tags,
    due,
    classOverride,
    pinned,
    moved,
    starving,
    orderHold,
    ownHold,
    ...more
  } = row;
  const { unitPriceMinor, currency, ...rest } = more;
  return Object.assign(new Backorder(), rest, {
    tags: JSON.parse(tags) as string[],
    dueDate: due === NO_DUE_DATE ? null : due,
    value: money(currency, unitPriceMinor * row.waiting),
    priorityClassOverridden: classOverride !== null,
    pinned: pinned === 1,
    moved: moved === 1,
    starving: starving === 1,
    onHold: orderHold === 1 || ownHold === 1,
    holdReasons: holdReasons(row),
  });
}

function holdReasons({ orderHold, ownHold }: BackorderRow): Backorder['holdReasons'] {
  return [...(orderHold ? (['ORDER'] as const) : []), ...(ownHold ? (['BACKORDER'] as const) : [])];
}
