import { accept, reject, type DecisionContext } from '#eventing';
import type { StockEvent } from '#stock/contract';
import { lineNotFound, standingsAfter } from './decide-line.js';
import { named, placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { bestRankedFirst, sumOf, takeFrom, totalsOf, type Line, type Part } from './lines.js';
import { recoverUnits } from './recover-units.js';
import { serveAtOnce, type Service } from './serve-queue.js';
import { findLine, type EventData, type SkuState } from './sku-state.js';

type ShipLine = CommandOf<'stock.ShipLine'>;

/** Goods have left: the books follow, wherever the units came from. Once per shipment and line. */
export function shipLine(command: ShipLine, state: SkuState, { now }: DecisionContext): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  if (line.shipments.includes(command.shipmentId)) return accept();
  const place = placeOf(command);
  const sources = sourcesOf(state, line, command);
  const { secured, waiting } = totalsOf(line);
  const totals = {
    secured: secured + command.quantity - sumOf(sources.fromAllocation),
    waiting: waiting - sumOf(sources.fromWaiting),
  };
  const data: EventData<'stock.LineShipped'> = {
    ...place,
    orderId: line.orderId,
    lineId: line.lineId,
    shipmentId: command.shipmentId,
    quantity: command.quantity,
    fromAllocation: byDemand(sources.fromAllocation),
    fromWaiting: byDemand(sources.fromWaiting),
    fromAvailable: sources.fromAvailable,
    fromOthers: sources.fromOthers,
    unknownToBooks: sources.unknownToBooks,
    ...totals,
  };
  return accept(
    ...sources.recovered,
    { type: 'stock.LineShipped', data },
    ...serveLeftover(state, sources, {
      ...{ place, now },
      changed: { line, totals, standings: standingsAfter(sources.fromWaiting) },
    }),
  );
}

/** Only a reservation that ended as a whole leaves more free units than there were. */
function serveLeftover(
  state: SkuState,
  sources: Sources,
  service: Pick<Service, 'place' | 'now' | 'changed'>,
): StockEvent[] {
  if (sources.recovered.length === 0) return [];
  return serveAtOnce(state, { ...service, cause: 'RESERVATION_ENDED', available: sources.left });
}

interface Sources {
  readonly fromAllocation: readonly Part[];
  readonly fromWaiting: readonly Part[];
  readonly fromAvailable: number;
  readonly fromOthers: number;
  readonly unknownToBooks: number;
  /** Events that took units from others. */
  readonly recovered: readonly StockEvent[];
  /** Free units afterwards. */
  readonly left: number;
}

function sourcesOf(state: SkuState, line: Line, command: ShipLine): Sources {
  const { available } = state.ledger;
  const demands = bestRankedFirst(line.demands);
  const fromAllocation = takeFrom(demands, (demand) => demand.allocated, command.quantity);
  const beyond = command.quantity - sumOf(fromAllocation);
  const fromAvailable = Math.min(available, beyond);
  const units = beyond - fromAvailable;
  const place = placeOf(command);
  const recovery = recoverUnits(state, { place, units, cause: 'SHIPPED_ELSEWHERE', except: line });
  const fromOthers = Math.min(recovery.freed, units);
  return {
    fromAllocation,
    fromWaiting: takeFrom(demands, (demand) => demand.waiting, beyond),
    fromAvailable,
    fromOthers,
    unknownToBooks: units - fromOthers,
    recovered: recovery.events,
    left: available - fromAvailable + recovery.freed - fromOthers,
  };
}

function byDemand(parts: readonly Part[]): { demandId: string; quantity: number }[] {
  return parts.map(({ demand, quantity }) => ({ demandId: demand.demandId, quantity }));
}

/** Once per return and line; units that are not restocked are written off. */
export function returnLine(
  command: CommandOf<'stock.ReturnLine'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const line = findLine(state, command);
  if (!line) return lineNotFound(command);
  const { returnId, quantity, restock } = command;
  if (line.returns.includes(returnId)) return accept();
  const place = placeOf(command);
  const returnable = line.shipped - line.returned;
  if (quantity > returnable) {
    const message = `${named(place)}: cannot return ${quantity} of line ${line.lineId}, ${returnable} are out`;
    return reject('RETURN_EXCEEDS_SHIPPED', message, { ...place, asked: quantity, returnable });
  }
  const { orderId, lineId } = line;
  const event: StockEvent = {
    type: 'stock.LineReturned',
    data: { ...place, orderId, lineId, returnId, quantity, restocked: restock },
  };
  if (!restock) return accept(event);
  const available = state.ledger.available + quantity;
  return accept(event, ...serveAtOnce(state, { place, now, cause: 'RETURN', available }));
}
