import { accept, type DecisionContext } from '#eventing';
import { placeOf, type CommandOf, type SkuDecision } from './decision.js';
import { serveQueue } from './serve-queue.js';
import type { BackorderPolicy, ItemFacts, SkuState } from './sku-state.js';

export function describeItem(command: CommandOf<'stock.DescribeItem'>, state: SkuState): SkuDecision {
  const { name, category, supplier, reorderLevel } = command;
  const facts: ItemFacts = { name, category, supplier, reorderLevel };
  if (state.item && sameFacts(state.item, facts)) return accept();
  return accept({ type: 'stock.ItemDescribed', data: { ...placeOf(command), ...facts } });
}

/** A queue that may be served without asking from now on is served now. */
export function setBackorderPolicy(
  command: CommandOf<'stock.SetBackorderPolicy'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { allowed, cap, mode } = command;
  if (samePolicy(state.policy, { allowed, cap, mode })) return accept();
  const served =
    mode === 'AUTO'
      ? serveQueue(state, { place, now, cause: 'REQUESTED', available: state.ledger.available })
      : [];
  return accept({ type: 'stock.BackorderPolicySet', data: { ...place, allowed, cap, mode } }, ...served);
}

function sameFacts(a: ItemFacts, b: ItemFacts): boolean {
  return (
    a.name === b.name &&
    a.category === b.category &&
    a.supplier === b.supplier &&
    a.reorderLevel === b.reorderLevel
  );
}

function samePolicy(a: BackorderPolicy, b: BackorderPolicy): boolean {
  return a.allowed === b.allowed && a.cap === b.cap && a.mode === b.mode;
}
