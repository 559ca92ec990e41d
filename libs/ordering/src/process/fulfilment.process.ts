import type {
  Effect,
  EventOf,
  IssuedCommand,
  JsonObject,
  ProcessDefinition,
  ProcessInput,
  ProjectedEvent,
} from '#eventing';
import { type LineOutcome, stockEvents } from '#stock/contract';
import { delayEvents, orderingEvents } from '../contract/index.js';
import { batchesOf } from './command-batches.js';
import { commandsFor, type OrderInput } from './fulfilment-commands.js';
import {
  digestOf,
  fulfilmentLine,
  ordersConcerned,
  type PlacedDigest,
  type SupplyDigest,
} from './fulfilment-digest.js';
import { type FulfilmentState, initialFulfilment } from './fulfilment-state.js';
import { excessOf } from './refused-before.js';

const { SupplyRecorded: _, ShipGroupAssessed: __, ...asking } = orderingEvents;
const { CancellationCorrected } = delayEvents;
const ORDER_EVENTS: readonly string[] = Object.values({ ...asking, CancellationCorrected }).map(
  ({ type }) => type,
);
const STOCK_EVENTS: readonly string[] = [
  stockEvents.BackordersAllocated.type,
  stockEvents.AllocationsRevoked.type,
];

/**
 * Carries an order to its SKUs and their answers back. One instance per order; commands of one event go out together
 * (those of a large order in batches), those of the next event after them, and the order is told after each batch. Every
 * statement on a line's supply is absolute and carries the SKU's revision, so it does not matter which way it arrives,
 * or how often.
 */
export const fulfilment: ProcessDefinition<FulfilmentState> = {
  name: 'fulfilment',
  listensTo: [...ORDER_EVENTS, ...STOCK_EVENTS],
  startedBy: [orderingEvents.OrderPlaced.type],
  inOrder: ['order'],
  correlate: ordersConcerned,
  digest: digestOf,
  relay: relayOf,
  initialState: initialFulfilment,
  evolve,
  react,
};

function evolve(state: FulfilmentState, input: ProcessInput, orderId: string): void {
  state.issuing = [];
  if (state.roundComplete) {
    state.roundComplete = false;
    state.collected = [];
    state.refusedBefore = [];
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
  if (event.type === orderingEvents.LineSubstituted.type) {
    const { line } = event.data as EventOf<typeof orderingEvents.LineSubstituted>['data'];
    state.lines[line.lineId] = fulfilmentLine(line);
  }
  if (event.type === orderingEvents.OrderHeld.type) state.onHold = true;
  if (event.type === orderingEvents.OrderReleased.type) state.onHold = false;
  state.todo.push(...batchesOf(commandsFor(state, orderId, event as unknown as OrderInput)));
  if (state.pending === 0) issueNext(state);
}

function issueNext(state: FulfilmentState): void {
  state.issuing = state.todo.shift() ?? [];
  state.pending = state.issuing.length;
}

function evolveByOutcome(state: FulfilmentState, input: ProcessInput & { kind: 'outcome' }): void {
  if (!input.command.command.startsWith('stock.')) return;
  state.pending -= 1;
  if ('ok' in input.outcome) state.collected.push(input.outcome.ok as LineOutcome); // of our own making
  const excess = excessOf(input);
  if (excess) state.refusedBefore.push({ lineId: excess.lineId, quantity: excess.quantity });
  if (excess && excess.open > 0) retryWith(state, input.command, excess.open);
  state.roundComplete = state.pending === 0;
  if (state.roundComplete) issueNext(state);
}

function retryWith(state: FulfilmentState, { command, payload }: IssuedCommand, quantity: number): void {
  state.issuing = [{ command, payload: { ...payload, quantity } }];
  state.pending += 1;
}

function react(state: FulfilmentState, input: ProcessInput, orderId: string): readonly Effect[] {
  switch (input.kind) {
    case 'event':
      return STOCK_EVENTS.includes(input.event.type)
        ? [issue(tellSupply(orderId, input.event.data as SupplyDigest, input.event.revision))]
        : state.issuing.map(issue);
    case 'outcome':
      return [...state.issuing.map(issue), ...tellOrder(state, orderId)];
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
  const { refusedBefore } = state;
  if (lines.length + refusedBefore.length === 0) return [];
  return [issue(recordSupply(orderId, lines, refusedBefore.length > 0 ? { refusedBefore } : {}))];
}

function recordSupply(
  orderId: string,
  lines: IssuedCommand['payload'][string],
  more: IssuedCommand['payload'] = {},
): IssuedCommand {
  return { command: 'ordering.RecordSupply', payload: { orderId, lines, ...more } };
}

function issue(command: IssuedCommand): Effect {
  return { kind: 'issue', ...command };
}
