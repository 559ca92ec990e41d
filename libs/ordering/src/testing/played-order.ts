import { type DecisionContext, type Decision, EventRegistry } from '#eventing';
import { storedForm } from '#eventing-testing';
import { deterministicId } from '#kernel';
import {
  delayEvents,
  type OrderingCommand,
  type OrderingEvent,
  orderingEvents,
  type OrderingRejectionCode,
} from '../contract/index.js';
import { initialState, type OrderState } from '../domain/order-state.js';
import { orderDecider } from '../domain/order.decider.js';

const registry = new EventRegistry(Object.values({ ...orderingEvents, ...delayEvents }));

/** An order to which commands come, each at its time; every event goes through its schema and JSON. */
export class PlayedOrder {
  readonly events: OrderingEvent[] = [];
  readonly state: OrderState = initialState();

  /** What was decided. */
  at(now: string, command: OrderingCommand): readonly OrderingEvent[] {
    const decision = this.decide(now, command);
    if ('rejected' in decision) throw new Error(`${decision.rejected.code}: ${decision.rejected.message}`);
    for (const event of decision.accepted) {
      const stored = storedForm(event, registry);
      orderDecider.evolve(this.state, stored, { revision: this.events.length, at: now });
      this.events.push(stored);
    }
    return decision.accepted;
  }

  /** Why it was not. */
  refusalAt(now: string, command: OrderingCommand): OrderingRejectionCode | null {
    const decision = this.decide(now, command);
    return 'rejected' in decision ? decision.rejected.code : null;
  }

  /** The newest event of a type. */
  last<Type extends OrderingEvent['type']>(type: Type) {
    const last = this.events.findLast((event) => event.type === type);
    return last?.data as Extract<OrderingEvent, { readonly type: Type }>['data'] | undefined;
  }

  private decide(now: string, command: OrderingCommand): Decision<OrderingEvent, OrderingRejectionCode> {
    const nextRevision = this.events.length;
    const commandId = deterministicId('played', nextRevision, command.type);
    const context: DecisionContext = { now, commandId, tenant: 'main', nextRevision };
    return orderDecider.decide(command, this.state, context);
  }
}
