import { countUnits, rankedPlace } from '#backorder/domain';
import type { Instant } from '#kernel';
import { factsOf, lineKey, newDemand, newLine, type Demand, type Line, type LineId } from './lines.js';
import {
  changeAllocated,
  changeWaiting,
  findLine,
  setHold,
  type EventData,
  type SkuState,
} from './sku-state.js';

/** When an event was decided, and its revision. */
export interface Moment {
  readonly revision: number;
  readonly at: Instant;
}

export function lineSourced(
  state: SkuState,
  data: EventData<'stock.LineSourced'>,
  { revision, at }: Moment,
): void {
  const line = findLine(state, data) ?? addLine(state, data);
  setHold(state, line, data.onHold);
  const facts = factsOf(data);
  const key = rankedPlace(state.priority, { facts, priorityClass: null, revision, starving: false });
  const { demandId, onHold: held } = data;
  const whole = data.shipPolicy !== 'SPLIT';
  const demand = newDemand({ demandId, line, key, whole, facts, revision, held });
  line.demands.push(demand);
  state.ledger.available -= data.allocated;
  count(state, demand, data.allocated, at);
  changeAllocated(state, demand, data.allocated);
  changeWaiting(state, demand, data.backordered);
}

export function backordersAllocated(
  state: SkuState,
  data: EventData<'stock.BackordersAllocated'>,
  { at }: Moment,
): void {
  for (const { quantity, ...id } of data.allocations) {
    const demand = demandOf(lineOf(state, id), id.demandId);
    state.ledger.available -= quantity;
    count(state, demand, quantity, at);
    changeAllocated(state, demand, quantity);
    changeWaiting(state, demand, -quantity);
  }
  // What somebody gives out of turn is beside any run.
  if (data.rule !== 'MANUAL_CHOICE') state.run = data.more ? data.cause : null;
}

export function allocationsRevoked(
  state: SkuState,
  data: EventData<'stock.AllocationsRevoked'>,
  { at }: Moment,
): void {
  for (const { quantity, ...id } of data.revocations) {
    const demand = demandOf(lineOf(state, id), id.demandId);
    count(state, demand, -quantity, at);
    changeAllocated(state, demand, -quantity);
    changeWaiting(state, demand, quantity);
    state.ledger.available += quantity;
  }
}

export function lineReduced(state: SkuState, data: EventData<'stock.LineReduced'>): void {
  const line = lineOf(state, data);
  for (const { demandId, fromWaiting, fromAllocated } of data.demands) {
    const demand = demandOf(line, demandId);
    changeWaiting(state, demand, -fromWaiting);
    changeAllocated(state, demand, -fromAllocated);
    state.ledger.available += fromAllocated;
  }
}

export function lineHeld(state: SkuState, data: LineId, onHold: boolean): void {
  setHold(state, lineOf(state, data), onHold);
}

export function lineShipped(state: SkuState, data: EventData<'stock.LineShipped'>): void {
  const line = lineOf(state, data);
  for (const { demandId, quantity } of data.fromAllocation) {
    changeAllocated(state, demandOf(line, demandId), -quantity);
  }
  for (const { demandId, quantity } of data.fromWaiting) {
    changeWaiting(state, demandOf(line, demandId), -quantity);
  }
  state.ledger.available -= data.fromAvailable + data.fromOthers;
  state.ledger.found += data.unknownToBooks;
  state.ledger.shipped += data.quantity;
  line.shipped += data.quantity;
  line.shipments.push(data.shipmentId);
}

export function lineReturned(state: SkuState, data: EventData<'stock.LineReturned'>): void {
  const line = lineOf(state, data);
  line.returned += data.quantity;
  line.returns.push(data.returnId);
  state.ledger.returned += data.quantity;
  if (data.restocked) state.ledger.available += data.quantity;
  else state.ledger.lost += data.quantity;
}

function count({ quotaUse, priority }: SkuState, demand: Demand, units: number, at: Instant): void {
  if (units !== 0 && priority.quotas.length > 0) countUnits(quotaUse, priority, { demand, units, at });
}

function addLine(state: SkuState, id: LineId): Line {
  const line = newLine(id);
  state.lines.set(lineKey(line), line);
  return line;
}

export function lineOf(state: SkuState, id: LineId): Line {
  const line = findLine(state, id);
  if (!line) throw new Error(`the log speaks of line ${lineKey(id)} before it is sourced`);
  return line;
}

export function demandOf(line: Line, demandId: string): Demand {
  const demand = line.demands.find((candidate) => candidate.demandId === demandId);
  if (!demand) throw new Error(`the log speaks of demand ${demandId} before it is sourced`);
  return demand;
}
