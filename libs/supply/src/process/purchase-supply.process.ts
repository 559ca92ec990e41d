import type { Effect, IssuedCommand, ProcessDefinition, ProcessInput, ProjectedEvent } from '#eventing';
import { assertNever } from '#kernel';
import { stockCommands } from '#stock/contract';
import { type PurchaseOrderEvent, purchaseOrderEvents, type SupplyStatement } from '../contract/index.js';

const TYPES = Object.values(purchaseOrderEvents).map(({ type }) => type);
const receipt = stockCommands['stock.ReceiveSupply'].pick({ location: true, sku: true, accepted: true });
/** Few enough that a step fits into one event. */
const BATCH = 50;

/** What the process keeps of an event. */
interface SupplyDigest {
  readonly ref: string;
  readonly location: string;
  readonly reason: string | null;
  readonly supplies: readonly SupplyStatement[];
}

interface PurchaseSupplyState {
  ref: string;
  /** Commands that wait until those under way are answered, in the order of their events. */
  todo: IssuedCommand[][];
  issuing: readonly IssuedCommand[];
  pending: number;
}

/**
 * Carries what a purchase order means for the supply of its SKUs to their streams; one instance per purchase order. What
 * a supply is expected as, and when, is stated absolutely; a receipt is one command with an id of its own. So the queue,
 * its dates and the watch of delays hear of purchase orders as of any other supply.
 */
export const purchaseSupply: ProcessDefinition<PurchaseSupplyState> = {
  name: 'purchase_supply',
  listensTo: TYPES,
  startedBy: [purchaseOrderEvents.PurchaseOrderPlaced.type],
  inOrder: ['purchase_order'],
  correlate: (event) => [heard(event).data.ref],
  digest: (event) => {
    const { data } = heard(event);
    const { ref, location, supplies } = data;
    return { ref, location, reason: 'reason' in data ? data.reason : null, supplies };
  },
  initialState: () => ({ ref: '', todo: [], issuing: [], pending: 0 }),
  evolve,
  react: (state): readonly Effect[] => state.issuing.map((command) => ({ kind: 'issue', ...command })),
};

function evolve(state: PurchaseSupplyState, input: ProcessInput): void {
  state.issuing = [];
  switch (input.kind) {
    case 'event': {
      const digest = input.event.data as SupplyDigest; // of our own making
      state.ref = digest.ref;
      const commands = digest.supplies.map((statement) => commandOf(digest, statement));
      for (let from = 0; from < commands.length; from += BATCH) {
        state.todo.push(commands.slice(from, from + BATCH));
      }
      break;
    }
    case 'outcome': {
      state.pending -= 1;
      const next = afterRefusal(state.ref, input);
      if (next) state.todo.unshift([next]);
      break;
    }
    case 'timer':
      return;
    default:
      assertNever(input);
  }
  if (state.pending > 0) return;
  state.issuing = state.todo.shift() ?? [];
  state.pending = state.issuing.length;
}

function commandOf({ ref, location, reason }: SupplyDigest, statement: SupplyStatement): IssuedCommand {
  const { supplyId, sku } = statement;
  const supply = { location, sku, supplyId };
  switch (statement.change) {
    case 'EXPECTED': {
      const { quantity, dueDate } = statement;
      const payload = { ...supply, quantity, dueDate, reference: referenceOf(ref, statement) };
      return { command: 'stock.ExpectSupply', payload };
    }
    case 'RESCHEDULED':
      return {
        command: 'stock.RescheduleSupply',
        payload: { ...supply, dueDate: statement.dueDate, reason },
      };
    case 'CANCELLED':
      return { command: 'stock.CancelSupply', payload: { ...supply, reason } };
    case 'RECEIVED': {
      const { accepted, rejected, close } = statement;
      return { command: 'stock.ReceiveSupply', payload: { ...supply, accepted, rejected, close } };
    }
    default:
      return assertNever(statement);
  }
}

/** As people call it: this is what a buyer's letter names as the basis of a date. */
function referenceOf(ref: string, { lineNo, shipmentRef }: SupplyStatement): string {
  const line = `purchase order ${ref}, line ${lineNo}`;
  return shipmentRef === null ? line : `${line}, shipment ${shipmentRef}`;
}

/**
 * What follows where a SKU said no. Others were quicker: the same again. Somebody ended the supply by hand, and its goods
 * came all the same: they are on the shelf, so the books must have them. What else was to happen to such a supply has
 * no object any more.
 */
function afterRefusal(
  ref: string,
  { command, outcome }: ProcessInput & { kind: 'outcome' },
): IssuedCommand | null {
  if (!('rejected' in outcome)) return null;
  const { code } = outcome.rejected;
  if (code === 'CONFLICT') return command;
  if (command.command !== 'stock.ReceiveSupply') return null;
  if (code !== 'SUPPLY_CLOSED' && code !== 'SUPPLY_NOT_FOUND') return null;
  const { accepted: quantity, ...place } = receipt.parse(command.payload);
  if (quantity === 0) return null;
  const reference = `purchase order ${ref}`;
  return { command: 'stock.ReceiveStock', payload: { ...place, quantity, reference } };
}

/** The event type says which data it has: the codec validated it when it was written. */
function heard(event: ProjectedEvent): ProjectedEvent & PurchaseOrderEvent {
  return event as ProjectedEvent & PurchaseOrderEvent;
}
