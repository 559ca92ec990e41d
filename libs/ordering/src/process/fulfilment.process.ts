import type {
  Effect,
  IssuedCommand,
  JsonObject,
  ProcessDefinition,
  ProcessInput,
  ProjectedEvent,
} from '#eventing';
import { type LineOutcome, stockEvents } from '#stock/contract';
import { orderingEvents } from '../contract/index.js';
import { commandsFor, type OrderInput } from './fulfilment-commands.js';
import { digestOf, ordersConcerned, type PlacedDigest, type SupplyDigest } from './fulfilment-digest.js';
import { type FulfilmentState, initialFulfilment } from './fulfilment-state.js';

const { SupplyRecorded: _, ...asking } = orderingEvents;
const ORDER_EVENTS: readonly string[] = Object.values(asking).map(({ type }) => type);
const STOCK_EVENTS: readonly string[] = [
  stockEvents.BackordersAllocated.type,
  stockEvents.AllocationsRevoked.type,
];

/**
 * Carries an order to its SKUs and their answers back. One instance per order; commands of one event go out together,
 * those of the next event after them, and the order is told once per round. Every statement on a line's supply is
 * absolute and carries the SKU's revision, so it does not matter which way it arrives, or how often.
 */
export const fulfilment: ProcessDefinition<FulfilmentState> = {
  name: 'fulfilment',
  listensTo: [...ORDER_EVENTS, ...STOCK_EVENTS],
  startedBy: [orderingEvents.OrderPlaced.type],
  correlate: ordersConcerned,
  digest: digestOf,
  relay: relayOf,
  initialState: initialFulfilment,
  evolve,
  react,
};

function evolve(state: FulfilmentState, input: ProcessInput, orderId: string): void {
  if (state.roundComplete) {
    state.roundComplete = false;
    state.collected = [];
  }
  if (input.kind === 'event') return evolveByEvent(state, input, orderId);
  if (input.kind === 'outcome') evolveByOutcome(state, input);
}

function evolveByEvent(
  state: FulfilmentState,
  { event }: ProcessInput & { kind: 'event' },
  orderId: string,
): void {
  if (STOCK_EVENTS.includes(event.type)) return;
  if (event.type === orderingEvents.OrderPlaced.type) {
    const { order, lines } = event.data as PlacedDigest;
    state.order = order;
    state.lines = Object.fromEntries(lines.map((line) => [line.lineId, line]));
  }
  if (event.type === orderingEvents.OrderHeld.type) state.onHold = true;
  if (event.type === orderingEvents.OrderReleased.type) state.onHold = false;
  state.pending += commandsFor(state, orderId, event as unknown as OrderInput).length;
}

function evolveByOutcome(state: FulfilmentState, input: ProcessInput & { kind: 'outcome' }): void {
  if (!input.command.command.startsWith('stock.')) return;
  state.pending -= 1;
  if ('ok' in input.outcome) state.collected.push(input.outcome.ok as LineOutcome); // of our own making
  if (openUnitsOf(input) !== null) state.pending += 1;
  state.roundComplete = state.pending === 0;
}

function react(state: FulfilmentState, input: ProcessInput, orderId: string): readonly Effect[] {
  switch (input.kind) {
    case 'event':
      return STOCK_EVENTS.includes(input.event.type)
        ? [issue(tellSupply(orderId, input.event.data as SupplyDigest, input.event.revision))]
        : commandsFor(state, orderId, input.event as unknown as OrderInput).map(issue);
    case 'outcome':
      return [...retryOf(input), ...tellOrder(state, orderId)];
    case 'timer':
      return [];
  }
}

/** When a long queue is served, the orders in it hear of it without a step of their own each. */
function relayOf(event: ProjectedEvent, orderId: string): IssuedCommand | null {
  if (!STOCK_EVENTS.includes(event.type)) return null;
  return tellSupply(orderId, digestOf(event, orderId) as SupplyDigest & JsonObject, event.revision);
}

function tellSupply(orderId: string, { lines }: SupplyDigest, revision: bigint): IssuedCommand {
  const statements = lines.map((line) => ({ ...line, skuRevision: Number(revision), sourcing: null }));
  return recordSupply(orderId, statements);
}

function tellOrder(state: FulfilmentState, orderId: string): readonly Effect[] {
  if (!state.roundComplete) return [];
  const lines = state.collected.flatMap(({ supply, sourcing }) => (supply ? [{ ...supply, sourcing }] : []));
  return lines.length === 0 ? [] : [issue(recordSupply(orderId, lines))];
}

/**
 * The order may cancel units that its SKU had refused before the order heard of it: the SKU then holds less than is to
 * be taken back, and says how much. That is taken back instead.
 */
function retryOf(input: ProcessInput & { kind: 'outcome' }): readonly Effect[] {
  const open = openUnitsOf(input);
  return open === null
    ? []
    : [issue({ ...input.command, payload: { ...input.command.payload, quantity: open } })];
}

function openUnitsOf({ command, outcome }: ProcessInput & { kind: 'outcome' }): number | null {
  if (command.command !== 'stock.ReduceLine' || !('rejected' in outcome)) return null;
  const open = outcome.rejected.code === 'DEMAND_EXCEEDED' ? outcome.rejected.details?.['open'] : 0;
  return typeof open === 'number' && open > 0 ? open : null;
}

function recordSupply(orderId: string, lines: IssuedCommand['payload'][string]): IssuedCommand {
  return { command: 'ordering.RecordSupply', payload: { orderId, lines } };
}

function issue(command: IssuedCommand): Effect {
  return { kind: 'issue', ...command };
}
