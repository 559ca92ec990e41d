import type { DelayEvent, OrderingEvent, OrderLine } from '../contract/index.js';
import { noteRanking } from './ranking-news.js';
import { evolveRule } from './rule.evolve.js';
import { ruleOf } from './rule-state.js';
import { findLine, type LineState, type OrderState } from './order-state.js';

/** Mutates the state that it is handed. `at` is when the event was decided; copies that are not kept need no revision. */
export function evolve(
  state: OrderState,
  event: OrderingEvent,
  { at, revision = 0 }: { readonly at: string; readonly revision?: number },
): void {
  if (event.type === 'ordering.OrderPlaced') state.rule = ruleOf(event.data);
  else if (state.rule) {
    noteRanking(state.rule, event, revision);
    evolveRule(state.rule, event, at);
  }
  evolveUnits(state, event);
}

function evolveUnits(state: OrderState, event: OrderingEvent): void {
  switch (event.type) {
    case 'ordering.OrderPlaced':
      return place(state, event.data);
    case 'ordering.SupplyRecorded':
      for (const line of event.data.lines) recordSupply(state, line);
      for (const { lineId, quantity } of event.data.refusedBefore ?? []) {
        change(state, lineId, (line) => (line.cancelled -= quantity));
      }
      return;
    case 'ordering.LineCancelled':
      return change(state, event.data.lineId, (line) => (line.cancelled += event.data.quantity));
    case 'ordering.LineQuantityChanged':
      return change(state, event.data.lineId, (line) => (line.quantity += event.data.to - event.data.from));
    case 'ordering.LineSubstituted':
      state.lines.push(newLine(event.data.line));
      return;
    case 'ordering.OrderHeld':
      state.onHold = true;
      return;
    case 'ordering.OrderReleased':
      state.onHold = false;
      return;
    case 'ordering.OrderCancelled':
      state.cancelled = true;
      for (const { lineId, quantity } of event.data.lines) {
        change(state, lineId, (line) => (line.cancelled += quantity));
      }
      return;
    case 'ordering.ShipmentConfirmed':
      for (const { lineId, quantity } of event.data.lines) {
        change(state, lineId, (line) => (line.shipped += quantity));
      }
      return;
    case 'ordering.ReturnRecorded':
      for (const { lineId, quantity } of event.data.lines) {
        change(state, lineId, (line) => (line.returned += quantity));
      }
      return;
    case 'ordering.ShipGroupAssessed':
      return assessGroup(state, event.data);
    case 'ordering.CancellationCorrected':
      return change(state, event.data.lineId, (line) => (line.cancelled -= event.data.quantity));
    default:
      return movesNoUnits(event);
  }
}

/** The rule's own state keeps the others: an event of a new type has to be thought of above, or be one of these. */
function movesNoUnits(_: Exclude<DelayEvent, { readonly type: 'ordering.CancellationCorrected' }>): void {
  return;
}

type DataOf<Type extends OrderingEvent['type']> = Extract<OrderingEvent, { readonly type: Type }>['data'];

function place(state: OrderState, { lines, ...facts }: DataOf<'ordering.OrderPlaced'>): void {
  const { orderId, ref, placedAt, timeZone, currency } = facts;
  state.placed = { orderId, ref, placedAt, timeZone, currency };
  state.lines = lines.map(newLine);
}

function newLine(line: OrderLine): LineState {
  const { lineId, lineNo, location, sku, shipPolicy, shipGroup, requiredDate, quantity } = line;
  return {
    lineId,
    lineNo,
    location,
    sku,
    shipPolicy,
    shipGroup,
    requiredDate,
    quantity,
    cancelled: 0,
    refused: 0,
    shipped: 0,
    returned: 0,
    secured: 0,
    waiting: 0,
    skuRevision: -1,
    sourcings: [],
  };
}

function recordSupply(state: OrderState, supply: DataOf<'ordering.SupplyRecorded'>['lines'][number]): void {
  change(state, supply.lineId, (line) => {
    if (supply.skuRevision > line.skuRevision) {
      line.secured = supply.secured;
      line.waiting = supply.waiting;
      line.skuRevision = supply.skuRevision;
    }
    if (supply.sourcing) {
      line.sourcings.push(supply.sourcing);
      line.refused += supply.sourcing.refused;
    }
  });
}

function assessGroup({ groups }: OrderState, { group, parts }: DataOf<'ordering.ShipGroupAssessed'>): void {
  const told = (groups[group] ??= {});
  for (const part of parts) told[part.lineId] = part;
}

function change(state: OrderState, lineId: string, apply: (line: LineState) => void): void {
  const line = findLine(state, lineId);
  if (line) apply(line);
}
