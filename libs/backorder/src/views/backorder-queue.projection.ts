import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type StockEvent, stockEvents } from '#stock/contract';
import { demandTables, queueTables } from './backorder-tables.js';
import { QueueBlocks, type QueueId } from './queue-blocks.js';
import { QueuePlacer } from './queue-placer.js';
import { QueuePolicies } from './queue-policies.js';
import { QueueWriter } from './queue-writer.js';

type Happened<Type extends StockEvent['type']> = ProjectedEvent<
  Extract<StockEvent, { readonly type: Type }>['data']
>;

/**
 * Every demand that was sourced, and for those that wait the queue of their SKU.
 *
 * The place of any line is found from sums, whatever the queue's length and whatever ranks it: `queue_blocks` adds up
 * the waiting lines and units of a few hundred neighbours at a time. Demands that never waited are kept too: a revoked
 * allocation puts them into the queue. The policy in force is kept with each queue, so that a place is computed here by
 * the same function, from the same words of the log, as where it was decided.
 *
 * `order_key` and `line_key` are the beginnings of the ids, as numbers: all lines are looked up by them, and the index
 * is a fifth of what one of whole ids would be.
 *
 * `backordered` is the most that ever waited at once; `allocated` are the units that it got since, shipped or not.
 */
export const backorderQueueProjection: Projection = {
  name: 'backorder-queue',
  version: 3,
  tables: ['demands', 'queue_policies', 'queue_totals', 'queue_blocks'],
  schema: (table) => demandTables(table) + queueTables(table),
  handlers: queueHandlers,
};

function queueHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const [blocks, policies] = [new QueueBlocks(db, table), new QueuePolicies(db, table)];
  const placer = new QueuePlacer(db, table, blocks, policies);
  const writer = new QueueWriter(db, table, { blocks, policies, placer });
  return {
    [stockEvents.LineSourced.type]: (event: Happened<'stock.LineSourced'>) =>
      writer.add(queueOf(event), event.position, Number(event.revision), event.data),
    [stockEvents.BackordersAllocated.type]: (event: Happened<'stock.BackordersAllocated'>) =>
      writer.allocate(queueOf(event), event.data.allocations, event.meta[META.at] ?? null),
    [stockEvents.LineShipped.type]: (event: Happened<'stock.LineShipped'>) =>
      writer.allocate(queueOf(event), ofLine(event.data, event.data.fromWaiting), null),
    [stockEvents.AllocationsRevoked.type]: (event: Happened<'stock.AllocationsRevoked'>) =>
      writer.revoke(queueOf(event), event.data.revocations),
    [stockEvents.LineReduced.type]: (event: Happened<'stock.LineReduced'>) =>
      writer.reduce(queueOf(event), ofLine(event.data, event.data.demands)),
    [stockEvents.LineHeld.type]: ({ data }: Happened<'stock.LineHeld'>) => writer.hold(data, true),
    [stockEvents.LineResumed.type]: ({ data }: Happened<'stock.LineResumed'>) => writer.hold(data, false),
    [stockEvents.PriorityPolicyApplied.type]: (event: Happened<'stock.PriorityPolicyApplied'>) =>
      placer.applyPolicy(queueOf(event), event.data.policy),
    [stockEvents.BackordersReprioritised.type]: (event: Happened<'stock.BackordersReprioritised'>) =>
      placer.reprioritise(queueOf(event), event.data),
    [stockEvents.BackordersPromoted.type]: (event: Happened<'stock.BackordersPromoted'>) =>
      placer.promote(queueOf(event), event.data),
    [stockEvents.RankingFactsChanged.type]: (event: Happened<'stock.RankingFactsChanged'>) =>
      placer.learn(queueOf(event), event.data),
  };
}

function queueOf({
  stream,
  data,
}: ProjectedEvent<{ readonly location: string; readonly sku: string }>): QueueId {
  return [parseStreamName(stream).tenant, data.location, data.sku];
}

interface LineId {
  readonly orderId: string;
  readonly lineId: string;
}

function ofLine<Part>({ orderId, lineId }: LineId, parts: readonly Part[]): readonly (Part & LineId)[] {
  return parts.map((part) => ({ ...part, orderId, lineId }));
}
