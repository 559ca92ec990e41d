import type { Standing } from '#backorder/domain';
import { accept, reject, type DecisionContext } from '#eventing';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { bestRankedFirst, sumOf, takeFrom, totalsOf, type Demand, type LineId, type Part } from './lines.js';
import { serveAtOnce } from './serve-queue.js';
import { findLine, type EventData, type SkuState } from './sku-state.js';

/** Takes back demand: units that wait first, the worst-ranked first of all, then allocated ones. */
export function reduceLine(
  command: CommandOf<'stock.ReduceLine'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  const place = placeOf(command);
  const { secured, waiting } = totalsOf(line);
  const open = waiting + secured - line.shipped;
  if (command.quantity > open) {
    const message = `${named(place)}: cannot reduce line ${line.lineId} by ${command.quantity}, ${open} are open`;
    return reject('DEMAND_EXCEEDED', message, { ...place, asked: command.quantity, open });
  }
  const demands = bestRankedFirst(line.demands).reverse();
  const fromWaiting = takeFrom(demands, (demand) => demand.waiting, command.quantity);
  const rest = command.quantity - sumOf(fromWaiting);
  const fromAllocated = takeFrom(demands, (demand) => demand.allocated, rest);
  const totals = { secured: secured - rest, waiting: waiting - sumOf(fromWaiting) };
  const data: EventData<'stock.LineReduced'> = {
    ...place,
    orderId: line.orderId,
    lineId: line.lineId,
    demands: demands.map((demand) => reduction(demand, fromWaiting, fromAllocated)).filter(takesUnits),
    ...totals,
  };
  const changed = { line, totals, standings: standingsAfter(fromWaiting) };
  const available = state.ledger.available + rest;
  return accept(
    { type: 'stock.LineReduced', data },
    ...serveAtOnce(state, { place, now, cause: 'RELEASE', available, changed }),
  );
}

export function holdLine(command: CommandOf<'stock.HoldLine'>, state: SkuState): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  if (line.onHold) return accept();
  const { orderId, lineId } = line;
  return accept({ type: 'stock.LineHeld', data: { ...placeOf(command), orderId, lineId } });
}

export function resumeLine(
  command: CommandOf<'stock.ResumeLine'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  if (!line.onHold) return accept();
  const place = placeOf(command);
  const { orderId, lineId } = line;
  const standings = new Map<Demand, Standing>();
  for (const demand of line.demands) standings.set(demand, { waiting: demand.waiting, held: demand.ownHold });
  const changed = { line, totals: totalsOf(line), standings };
  const { available } = state.ledger;
  return accept(
    { type: 'stock.LineResumed', data: { ...place, orderId, lineId } },
    ...serveAtOnce(state, { place, now, cause: 'RESUMED', available, changed }),
  );
}

export function lineNotFound(command: Place & LineId): SkuDecision {
  const { orderId, lineId } = command;
  const message = `${named(command)}: line ${lineId} of order ${orderId} was never sourced`;
  return reject('LINE_NOT_FOUND', message, { ...placeOf(command), orderId, lineId });
}

/** How demands stand once units that they waited for are taken off. */
export function standingsAfter(taken: readonly Part[]): Map<Demand, Standing> {
  return new Map(
    taken.map(({ demand, quantity }) => [demand, { waiting: demand.waiting - quantity, held: demand.held }]),
  );
}

type Reduction = EventData<'stock.LineReduced'>['demands'][number];

function reduction(demand: Demand, fromWaiting: readonly Part[], fromAllocated: readonly Part[]): Reduction {
  const from = (parts: readonly Part[]) => parts.find((part) => part.demand === demand)?.quantity ?? 0;
  return { demandId: demand.demandId, fromWaiting: from(fromWaiting), fromAllocated: from(fromAllocated) };
}

function takesUnits({ fromWaiting, fromAllocated }: Reduction): boolean {
  return fromWaiting + fromAllocated > 0;
}
