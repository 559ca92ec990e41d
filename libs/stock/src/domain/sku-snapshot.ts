import { RankedQueue } from '#backorder/domain';
import type { Demand, Line } from './lines.js';
import { lineKey } from './lines.js';
import type { Ledger } from './ledger.js';
import type { Reservation } from './reservations.js';
import type { SkuState } from './sku-state.js';
import type { Supply } from './supplies.js';

/** Rows instead of objects: a stream may hold 100 000 waiting lines. The queue follows from the demands. */
interface SkuSnapshot {
  readonly item: SkuState['item'];
  readonly policy: SkuState['policy'];
  readonly run: SkuState['run'];
  readonly ledger: Ledger;
  readonly supplies: [string, Supply][];
  readonly reservations: [string, Reservation][];
  readonly endedReservations: string[];
  readonly lines: LineRow[];
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
];
type DemandRow = [
  demandId: string,
  priorityClass: number,
  dueDate: string,
  revision: number,
  whole: 0 | 1,
  waiting: number,
  allocated: number,
];

export function toSnapshot(state: SkuState): SkuSnapshot {
  return {
    item: state.item,
    policy: state.policy,
    run: state.run,
    ledger: { ...state.ledger },
    supplies: [...state.supplies].map(([id, supply]) => [id, { ...supply }]),
    reservations: [...state.reservations.active],
    endedReservations: [...state.reservations.ended],
    lines: [...state.lines.values()].map(toLineRow),
  };
}

/** The JSON is this decider's own, of this state version: the runner ignores any other. */
export function fromSnapshot(json: unknown): SkuState {
  const snapshot = json as SkuSnapshot;
  const lines = snapshot.lines.map(fromLineRow);
  const demands = lines.flatMap((line) => line.demands);
  return {
    item: snapshot.item,
    policy: snapshot.policy,
    run: snapshot.run,
    ledger: { ...snapshot.ledger },
    supplies: new Map(snapshot.supplies.map(([id, supply]) => [id, { ...supply }])),
    reservations: {
      active: new Map(snapshot.reservations),
      ended: new Set(snapshot.endedReservations),
    },
    lines: new Map(lines.map((line) => [lineKey(line), line])),
    queue: RankedQueue.of(demands.filter((demand) => demand.waiting > 0)),
    allocated: new Set(demands.filter((demand) => demand.allocated > 0)),
  };
}

function toLineRow(line: Line): LineRow {
  const { orderId, lineId, onHold, shipped, returned, shipments, returns } = line;
  const demands = line.demands.map(toDemandRow);
  return [orderId, lineId, onHold ? 1 : 0, shipped, returned, [...shipments], [...returns], demands];
}

function toDemandRow({ demandId, key, whole, waiting, allocated }: Demand): DemandRow {
  return [demandId, key.priorityClass, key.dueDate, key.revision, whole ? 1 : 0, waiting, allocated];
}

function fromLineRow(row: LineRow): Line {
  const [orderId, lineId, onHold, shipped, returned, shipments, returns, demands] = row;
  const line: Line = {
    orderId,
    lineId,
    onHold: onHold === 1,
    shipped,
    returned,
    shipments: [...shipments],
    returns: [...returns],
    demands: [],
  };
  for (const demand of demands) line.demands.push(fromDemandRow(demand, line));
  return line;
}

function fromDemandRow(row: DemandRow, line: Line): Demand {
  const [demandId, priorityClass, dueDate, revision, whole, waiting, allocated] = row;
  const key = { priorityClass, dueDate, revision };
  return { demandId, line, key, whole: whole === 1, waiting, held: line.onHold, allocated };
}
