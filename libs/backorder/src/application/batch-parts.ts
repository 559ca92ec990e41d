import type { DemandRef, OverrideAction, OverrideReason } from '#backorder/contract';
import type { Execution } from '#eventing';
import type { StockCommand, StockEvent } from '#stock/contract';

export type Reprioritise = Extract<StockCommand, { readonly type: 'stock.ReprioritiseBackorders' }>;
type Reprioritised = Extract<StockEvent, { readonly type: 'stock.BackordersReprioritised' }>;

export interface BatchTarget extends DemandRef {
  readonly location: string;
  readonly sku: string;
}

/** What is done to the targets of a batch, and why. */
export interface Override {
  readonly action: OverrideAction;
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
}

/** Grouped by the queue that they are in, in the order in which they are named. */
export function bySku<Target extends { readonly location: string; readonly sku: string }>(
  targets: readonly Target[],
): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const key = JSON.stringify([target.location, target.sku]);
    const group = groups.get(key);
    if (group) group.push(target);
    else groups.set(key, [target]);
  }
  return [...groups.values()];
}

/** One command for each SKU. */
export function commandsOf(
  override: Override,
  batchId: string,
  targets: readonly BatchTarget[],
): readonly Reprioritise[] {
  return bySku(targets).flatMap((group) => commandOf(override, batchId, group) ?? []);
}

export function commandOf(
  { action, reasonCode, note }: Override,
  batchId: string,
  targets: readonly BatchTarget[],
): Reprioritise | null {
  const [first] = targets;
  if (!first) return null;
  const { location, sku } = first;
  const demands = targets.map(({ orderId, lineId, demandId }) => ({ orderId, lineId, demandId }));
  const type = 'stock.ReprioritiseBackorders';
  return { type, location, sku, batchId, action, demands, reasonCode, note };
}

export function reprioritisedOf({
  events,
}: Extract<Execution, { readonly outcome: 'accepted' }>): Reprioritised[] {
  return (events as readonly { readonly type: string }[]).filter(
    (event): event is Reprioritised => event.type === 'stock.BackordersReprioritised',
  );
}
