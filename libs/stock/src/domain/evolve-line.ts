import { queueKey } from '#backorder/domain';
import { lineKey, newLine, type Demand, type Line, type LineId } from './lines.js';
import {
  changeAllocated,
  changeWaiting,
  findLine,
  setHold,
  type EventData,
  type SkuState,
} from './sku-state.js';

export function lineSourced(state: SkuState, data: EventData<'stock.LineSourced'>, revision: number): void {
  const line = findLine(state, data) ?? addLine(state, data);
  setHold(state, line, data.onHold);
  const demand: Demand = {
    demandId: data.demandId,
    line,
    key: queueKey(data, revision),
    whole: data.shipPolicy !== 'SPLIT',
    waiting: 0,
    held: data.onHold,
    allocated: 0,
  };
  line.demands.push(demand);
  state.ledger.available -= data.allocated;
  changeAllocated(state, demand, data.allocated);
  changeWaiting(state, demand, data.backordered);
}

export function backordersAllocated(state: SkuState, data: EventData<'stock.BackordersAllocated'>): void {
  for (const { quantity, ...id } of data.allocations) {
    const demand = demandOf(lineOf(state, id), id.demandId);
    state.ledger.available -= quantity;
    changeAllocated(state, demand, quantity);
    changeWaiting(state, demand, -quantity);
  }
  state.run = data.more ? data.cause : null;
}

export function allocationsRevoked(state: SkuState, data: EventData<'stock.AllocationsRevoked'>): void {
  for (const { quantity, ...id } of data.revocations) {
    const demand = demandOf(lineOf(state, id), id.demandId);
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

function addLine(state: SkuState, id: LineId): Line {
  const line = newLine(id);
  state.lines.set(lineKey(line), line);
  return line;
}

function lineOf(state: SkuState, id: LineId): Line {
  const line = findLine(state, id);
  if (!line) throw new Error(`the log speaks of line ${lineKey(id)} before it is sourced`);
  return line;
}

function demandOf(line: Line, demandId: string): Demand {
  const demand = line.demands.find((candidate) => candidate.demandId === demandId);
  if (!demand) throw new Error(`the log speaks of demand ${demandId} before it is sourced`);
  return demand;
}
