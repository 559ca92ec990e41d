import type { DecisionContext } from '#eventing';
import { canonicalJson } from '#kernel';
import type { GroupPart, OrderingEvent } from '../contract/index.js';
import { evolve } from './order.evolve.js';
import { allocatedUnits, initialState, type LineState, openUnits, type OrderState } from './order-state.js';

/**
 * What `decided` changes in the ship groups of an order, where something is to be said of them. An order without groups
 * pays nothing, and a group of which no part ever has to wait is not spoken of.
 */
export function groupNews(
  state: OrderState,
  decided: readonly OrderingEvent[],
  { now: at }: DecisionContext,
): readonly OrderingEvent[] {
  const { placed, groups } = state;
  if (!placed || decided.length === 0) return [];
  if (state.lines.every(({ shipGroup }) => shipGroup === null)) return [];
  const after: OrderState = { ...initialState(), lines: structuredClone(state.lines) };
  for (const event of decided) evolve(after, event, { at });
  return [...groupsOf(after.lines)].flatMap(([group, lines]): readonly OrderingEvent[] => {
    const told = groups[group];
    const unitsWait = doUnitsWait(lines);
    if (!told && !unitsWait) return [];
    const parts = lines
      .map(toPart)
      .filter((part) => canonicalJson(part) !== canonicalJson(told?.[part.lineId] ?? null));
    if (parts.length === 0) return [];
    const { orderId } = placed;
    return [{ type: 'ordering.ShipGroupAssessed', data: { orderId, group, unitsWait, parts } }];
  });
}

/** Lines by the group that they ship in; a group of one line waits for nobody. */
function groupsOf(lines: readonly LineState[]): ReadonlyMap<string, readonly LineState[]> {
  const groups = new Map<string, LineState[]>();
  for (const line of lines) {
    if (line.shipGroup === null) continue;
    const group = groups.get(line.shipGroup);
    if (group) group.push(line);
    else groups.set(line.shipGroup, [line]);
  }
  return new Map([...groups].filter(([, { length }]) => length > 1));
}

/**
 * Whether a part that has all its units waits for one that lacks some. What that one has is too little to wait for
 * anybody. A line that its SKU has not spoken of lacks nothing yet: large orders are told in batches.
 */
function doUnitsWait(lines: readonly LineState[]): boolean {
  const open = lines.filter((line) => openUnits(line) > 0);
  if (open.some(({ skuRevision }) => skuRevision < 0)) return false;
  const lacking = open.filter((line) => allocatedUnits(line) < openUnits(line));
  return lacking.length > 0 && lacking.length < open.length;
}

function toPart(line: LineState): GroupPart {
  const { lineId, location, sku, sourcings } = line;
  const demandIds = sourcings.map(({ demandId }) => demandId);
  return { lineId, location, sku, demandIds, open: openUnits(line), allocated: allocatedUnits(line) };
}
