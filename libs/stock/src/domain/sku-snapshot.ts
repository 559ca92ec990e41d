import type { PriorityPolicy } from '#backorder/contract';
import { RankedQueue } from '#backorder/domain';
import { type FactsRow, fromFactsRow, toFactsRow } from './facts-row.js';
import { GuardedWaits } from './guarded-waits.js';
import type { Demand, Line } from './lines.js';
import { lineKey } from './lines.js';
import type { Ledger } from './ledger.js';
import type { Reservation } from './reservations.js';
import type { SkuState } from './sku-state.js';
import type { Supply } from './supplies.js';

/**
 * Rows instead of objects: a stream may hold 100 000 waiting lines. The queue follows from the demands. Shares with the
 * state only what never changes, so it is a copy, too.
 */
export interface SkuSnapshot {
  readonly item: SkuState['item'];
  readonly policy: SkuState['policy'];
  readonly run: SkuState['run'];
  readonly release: SkuState['release'];
  readonly ledger: Ledger;
  readonly supplies: [string, Supply][];
  readonly reservations: [string, Reservation][];
  readonly endedReservations: string[];
  readonly lines: LineRow[];
  readonly priority: PriorityPolicy;
  readonly quotaUse: [string, { readonly period: string; readonly units: number }][];
}
type LineRow = [
  orderId: string,
  lineId: string,
  onHold: 0 | 1,
  shipped: number,
  returned: number,
  shipments: string[],
  returns: string[],
  demands: DemandRow[],
  rankedAsOf: number,
];
type DemandRow = [
  demandId: string,
  key: string,
  revision: number,
  whole: 0 | 1,
  waiting: number,
  allocated: number,
  facts: FactsRow,
  ...byHand: [] | [priorityClass: number | null, ...flags: (0 | 1)[]],
];

export function toSnapshot(state: SkuState): SkuSnapshot {
  return {
    item: state.item,
    policy: state.policy,
    run: state.run,
    release: state.release,
    ledger: { ...state.ledger },
    supplies: [...state.supplies].map(([id, supply]) => [id, { ...supply }]),
    reservations: [...state.reservations.active],
    endedReservations: [...state.reservations.ended],
    lines: [...state.lines.values()].map(toLineRow),
    priority: state.priority,
    quotaUse: [...state.quotaUse],
  };
}

/** The JSON is this decider's own, of this state version: the runner ignores any other. */
export function fromSnapshot(json: unknown): SkuState {
  const parts = restoring(json as SkuSnapshot);
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

/** In parts, for whoever wants to do something else in between. */
export function* restoring(snapshot: SkuSnapshot): Generator<void, SkuState> {
  const lines = snapshot.lines.map(fromLineRow);
  yield;
  const byKey = new Map<string, Line>();
  for (const line of lines) byKey.set(lineKey(line), line);
  yield;
  const waiting: Demand[] = [];
  const allocated = new Set<Demand>();
  for (const line of lines) {
    for (const demand of line.demands) {
      if (demand.waiting > 0) waiting.push(demand);
      if (demand.allocated > 0) allocated.add(demand);
    }
  }
  return {
    item: snapshot.item,
    policy: snapshot.policy,
    run: snapshot.run,
    release: snapshot.release,
    ledger: { ...snapshot.ledger },
    supplies: new Map(snapshot.supplies.map(([id, supply]) => [id, { ...supply }])),
    reservations: {
      active: new Map(snapshot.reservations),
      ended: new Set(snapshot.endedReservations),
    },
    lines: byKey,
    queue: RankedQueue.of(waiting),
    allocated,
    priority: snapshot.priority,
    quotaUse: new Map(snapshot.quotaUse),
    guarded: snapshot.priority.guardDays === null ? null : new GuardedWaits(waiting),
  };
}

function toLineRow(line: Line): LineRow {
  const { orderId, lineId, onHold, shipped, returned, shipments, returns, rankedAsOf } = line;
  const demands = line.demands.map(toDemandRow);
  return [
    orderId,
    lineId,
    onHold ? 1 : 0,
    shipped,
    returned,
    [...shipments],
    [...returns],
    demands,
    rankedAsOf,
  ];
}

/** What was set by hand is left out where nothing was: it is rare, and the rows are many. */
function toDemandRow(demand: Demand): DemandRow {
  const { demandId, key, revision, whole, waiting, allocated, facts } = demand;
  const { priorityClass, starving, pinned, moved, ownHold, outlived } = demand;
  const flags = [starving, pinned, moved, ownHold, outlived];
  const row = [demandId, key, revision, whole ? 1 : 0, waiting, allocated, toFactsRow(facts)] as const;
  if (priorityClass === null && !flags.includes(true)) return [...row];
  return [...row, priorityClass, ...flags.map((flag) => (flag ? 1 : 0))];
}

function fromLineRow(row: LineRow): Line {
  const [orderId, lineId, onHold, shipped, returned, shipments, returns, demands, rankedAsOf] = row;
  const line: Line = {
    orderId,
    lineId,
    onHold: onHold === 1,
    rankedAsOf,
    shipped,
    returned,
    shipments: [...shipments],
    returns: [...returns],
    demands: [],
  };
  for (const demand of demands) line.demands.push(fromDemandRow(demand, line));
  return line;
}

/** Where what was set by hand begins in a row: the class, then flags. */
const BY_HAND_FROM = 7;

/** Member by member and without a rest: a SKU that is opened has as many of them as lines. */
function fromDemandRow(row: DemandRow, line: Line): Demand {
  const byHand = row.length > BY_HAND_FROM;
  const flag = (nth: number) => byHand && row[BY_HAND_FROM + 1 + nth] === 1;
  const ownHold = flag(3);
  return {
    demandId: row[0],
    line,
    key: row[1],
    revision: row[2],
    whole: row[3] === 1,
    waiting: row[4],
    held: line.onHold || ownHold,
    allocated: row[5],
    facts: fromFactsRow(row[6]),
    priorityClass: row[7] ?? null,
    starving: flag(0),
    pinned: flag(1),
    moved: flag(2),
    outlived: flag(4),
    ownHold,
  };
}
