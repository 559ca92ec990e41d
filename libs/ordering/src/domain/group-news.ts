import type { DecisionContext } from '#eventing';
import { canonicalJson } from '#kernel';
import type { GroupPart, OrderingEvent } from '../contract/index.js';
import { evolve } from './order.evolve.js';
import { allocatedUnits, initialState, type LineState, openUnits, type OrderState } from './order-state.js';

/**
 * What `decided` changes in the ship groups of an order, where something is to be said of them. An order without groups
 * pays nothing, and a group that is served at once is not spoken of.
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
    const parts = partsOf(lines);
    const unitsWait = lines.every(isHeardOf) && doUnitsWait(parts);
    const news = parts.filter((part) => canonicalJson(part) !== canonicalJson(told?.[part.lineId] ?? null));
    if (news.length === 0 || !(told || unitsWait)) return [];
    const { orderId } = placed;
    return [{ type: 'ordering.ShipGroupAssessed', data: { orderId, group, unitsWait, parts: news } }];
  });
}

/** Lines by the group that they ship in. */
function groupsOf(lines: readonly LineState[]): ReadonlyMap<string, readonly LineState[]> {
  const groups = new Map<string, LineState[]>();
  for (const line of lines) {
    if (line.shipGroup === null) continue;
    const group = groups.get(line.shipGroup);
    if (group) group.push(line);
    else groups.set(line.shipGroup, [line]);
  }
  return groups;
}

/** Lines of one SKU take units from each other, so they wait for others only when all of them have theirs. */
function partsOf(lines: readonly LineState[]): readonly GroupPart[] {
  const lacking = new Set(lines.filter((line) => allocatedUnits(line) < openUnits(line)).map(itemOf));
  return lines.map((line) => {
    const { lineId, location, sku, sourcings } = line;
    const demandIds = sourcings.map(({ demandId }) => demandId);
    const units = { open: openUnits(line), allocated: allocatedUnits(line) };
    return { lineId, location, sku, demandIds, ...units, lacks: lacking.has(itemOf(line)) };
  });
}

function itemOf({ location, sku }: LineState): string {
  return `${location} ${sku}`;
}

/** Large orders are told in batches: a line that its SKU has not spoken of lacks nothing yet. */
function isHeardOf(line: LineState): boolean {
  return line.skuRevision >= 0 || openUnits(line) === 0;
}

/** Of a SKU that lacks, what is there is too little to wait for anybody. */
function doUnitsWait(parts: readonly GroupPart[]): boolean {
  return parts.some(({ lacks }) => lacks) && parts.some(({ allocated, lacks }) => allocated > 0 && !lacks);
}
