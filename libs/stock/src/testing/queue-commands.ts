import type { DemandRef, OverrideAction, PriorityPolicy, RankingDetails } from '#backorder/contract';
import type { StockCommand, StockCommandName, StockEvent } from '#stock/contract';
import { id, orderLine, PLACE } from './sku-commands.js';

type CommandOf<Name extends StockCommandName> = Extract<StockCommand, { type: Name }>;
type Batch = Extract<StockEvent, { type: 'stock.BackordersReprioritised' }>['data'];

const WHY = { reasonCode: 'CUSTOMER_ESCALATION', note: null } as const;

/** The first demand of a line, or `a+`: the second one of line a. */
export function demandRef(name: string): DemandRef {
  return { ...orderLine(name.replace('+', '')), demandId: id(`demand ${name}`) };
}

export function applyPolicy(policy: PriorityPolicy): CommandOf<'stock.ApplyPriorityPolicy'> {
  return { type: 'stock.ApplyPriorityPolicy', ...PLACE, policy };
}

export function promoteStarving(): CommandOf<'stock.PromoteStarving'> {
  return { type: 'stock.PromoteStarving', ...PLACE };
}

export function override(
  action: OverrideAction,
  names: readonly string[],
  batch = 'batch 1',
): CommandOf<'stock.ReprioritiseBackorders'> {
  const demands = names.map(demandRef);
  return { type: 'stock.ReprioritiseBackorders', ...PLACE, batchId: id(batch), action, demands, ...WHY };
}

export const move = {
  toTop: (...names: readonly string[]) => override({ kind: 'MOVE_TO_TOP' }, names),
  toBottom: (...names: readonly string[]) => override({ kind: 'MOVE_TO_BOTTOM' }, names),
  before: (target: string, ...names: readonly string[]) =>
    override({ kind: 'MOVE_BEFORE', ...demandRef(target) }, names),
  toPosition: (position: number, ...names: readonly string[]) =>
    override({ kind: 'MOVE_TO_POSITION', position }, names),
};

export const pin = (...names: readonly string[]) => override({ kind: 'PIN' }, names);
export const unpin = (...names: readonly string[]) => override({ kind: 'UNPIN' }, names);
export const hold = (...names: readonly string[]) => override({ kind: 'HOLD' }, names);
export const release = (...names: readonly string[]) => override({ kind: 'RELEASE' }, names);
export const setClass = (priorityClass: number | null, ...names: readonly string[]) =>
  override({ kind: 'SET_CLASS', priorityClass }, names);

/** Of a batch as its event tells it. */
export function undo(
  { batchId, changes }: Batch,
  onChanged: 'SKIP' | 'REFUSE' = 'SKIP',
): CommandOf<'stock.UndoReprioritisation'> {
  const rows = changes.map(({ orderId, lineId, demandId, before, after }) => ({
    ...{ orderId, lineId, demandId },
    expect: after,
    restore: before,
  }));
  const undoes = { batchId: id(`undo of ${batchId}`), undoes: batchId };
  return { type: 'stock.UndoReprioritisation', ...PLACE, ...undoes, rows, onChanged, ...WHY };
}

export function learn(
  name: string,
  ranking: RankingDetails,
  asOf?: number,
): CommandOf<'stock.UpdateRankingFacts'> {
  const said = { ranking, ...(asOf !== undefined && { asOf }) };
  return { type: 'stock.UpdateRankingFacts', ...PLACE, ...orderLine(name), ...said };
}

export function deallocate(
  name: string,
  quantity: number,
  hold = false,
): CommandOf<'stock.DeallocateBackorder'> {
  const batchId = id('batch 1');
  return { type: 'stock.DeallocateBackorder', ...PLACE, ...demandRef(name), quantity, hold, batchId, ...WHY };
}

export function allocateTo(name: string, quantity: number): CommandOf<'stock.AllocateManually'> {
  return { type: 'stock.AllocateManually', ...PLACE, ...demandRef(name), quantity, ...WHY };
}
