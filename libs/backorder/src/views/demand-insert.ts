import type { StockEvent } from '#stock/contract';
import type { Database, Statement } from 'better-sqlite3';
import type { Ranked, RankFields } from './demand-rank.js';
import { idKey } from './id-key.js';
import type { QueueId } from './queue-blocks.js';

export type Sourced = Extract<StockEvent, { readonly type: 'stock.LineSourced' }>['data'];

type Placed = Pick<Ranked, 'key' | 'class'>;

const NO_DUE_DATE = '9999-12-31';
const COLUMNS = `seq, demand_id, tenant, location, sku, order_key, line_key, order_id, line_id, order_ref, customer_ref,
  ship_policy, policy_version, class, key, revision, unit_price_minor, currency, requested, refused, backordered,
  waiting, allocated, on_hold, tier, due, tags, waiting_since, channel, segment, order_value_minor, paid, promised,
  legal_deadline, cancelled, pinned, moved, starving, own_hold`;

const UNKNOWN = {
  channel: null,
  segment: null,
  orderValueMinor: null,
  paid: null,
  promised: null,
  legalDeadline: null,
} as const;

/** What ranks a demand as it joins the books: nothing was set by hand yet. */
export function rankFieldsOf(sourced: Sourced, revision: number): RankFields {
  const { tags, ranking } = sourced;
  const known = ranking ? detailsOf(ranking) : UNKNOWN;
  return {
    key: '',
    revision,
    pinned: 0,
    moved: 0,
    starving: 0,
    classOverride: null,
    tier: sourced.priorityClass,
    due: sourced.dueDate ?? NO_DUE_DATE,
    tags: tags.length === 0 ? '[]' : JSON.stringify(tags),
    waitingSince: sourced.waitingSince,
    channel: known.channel,
    segment: known.segment,
    orderValueMinor: known.orderValueMinor,
    paid: known.paid,
    promised: known.promised,
    legalDeadline: known.legalDeadline,
  };
}

type Details = Pick<RankFields, keyof typeof UNKNOWN>;

function detailsOf({
  channel = null,
  segment = null,
  orderValueMinor = null,
  paid = null,
  promisedDate: promised = null,
  legalDeadline = null,
}: NonNullable<Sourced['ranking']>): Details {
  return { channel, segment, orderValueMinor, paid: asFlag(paid), promised, legalDeadline };
}

function asFlag(value: boolean | null): 0 | 1 | null {
  if (value === null) return null;
  return value ? 1 : 0;
}

/** All that a row is made of. */
export interface NewRow {
  readonly queue: QueueId;
  readonly position: bigint;
  readonly sourced: Sourced;
  readonly rank: RankFields;
  readonly placed: Placed;
}

/** Writes the row of a demand that was just sourced. */
export class DemandInsert {
  private readonly insert: Statement<unknown[]>;

  constructor(db: Database, table: (name: string) => string) {
    this.insert = db.prepare(
      `INSERT INTO ${table('demands')}(${COLUMNS}) VALUES (${'?, '.repeat(34)}0, 0, 0, 0, 0)`,
    );
  }

  run({ queue, position, sourced, rank, placed }: NewRow): void {
    const { demandId, orderId, lineId, unitPriceMinor, currency, requested, refused, backordered } = sourced;
    // prettier-ignore
    this.insert.run(
      position, demandId, ...queue, idKey(orderId), idKey(lineId), orderId, lineId, sourced.orderRef,
      sourced.customerRef, sourced.shipPolicy, sourced.policyVersion, placed.class, placed.key, rank.revision,
      unitPriceMinor, currency, requested, refused, backordered, backordered, sourced.allocated,
      sourced.onHold ? 1 : 0, rank.tier, rank.due, rank.tags, rank.waitingSince, rank.channel, rank.segment,
      rank.orderValueMinor, rank.paid, rank.promised, rank.legalDeadline,
    );
  }
}
