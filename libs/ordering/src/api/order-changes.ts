import { parseCommand, payloadOf, type RequestContext, runOnce, toUserError } from '#graphql-kit';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeOrder } from '../application/order-commands.js';
import { type OrderingCommandName, orderingCommands } from '../contract/index.js';
import type { OrderInput } from './order-change.inputs.js';
import { orderIdFrom } from './order-keys.js';
import { OrderChanged } from './order.types.js';

type ChangeName = Exclude<OrderingCommandName, 'ordering.PlaceOrder'>;

/** Runs a mutation of an order that exists: once per idempotency key, its failures typed. */
@Injectable()
export class OrderChanges {
  constructor(private readonly commands: CommandBus) {}

  async run(
    type: ChangeName,
    input: OrderInput,
    context: RequestContext,
    fields: (orderId: string) => Readonly<Record<string, unknown>>,
  ) {
    const { tenant } = context.actor;
    const orderId = orderIdFrom(tenant, input);
    const payload = parseCommand(orderingCommands[type], { orderId, ...fields(orderId) });
    const command = { type, ...payload } as ChangeOrder['command'];
    const ifRevision = input.expectedRevision ? Number(input.expectedRevision) : undefined;
    const { idempotencyKey } = input;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.commands.execute(new ChangeOrder(command, meta, ifRevision)),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new OrderChanged(), payloadOf(execution), { tenant, orderId });
  }
}
