import { parseCommand, payloadOf, type RequestContext, Roles, runOnce, toUserError } from '#graphql-kit';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { ChangeOrder } from '../application/order-commands.js';
import { type OrderingCommandName, orderingCommands } from '../contract/index.js';
import {
  CancelOrderInput,
  CancelOrderLineInput,
  ChangeLineQuantityInput,
  ConfirmShipmentInput,
  HoldOrderInput,
  type OrderInput,
  RecordReturnInput,
  ReleaseOrderInput,
} from './order-change.inputs.js';
import { lineIdOf, orderIdFrom } from './order-keys.js';
import { OrderChanged, OrderResult } from './order.types.js';

type ChangeName = Exclude<OrderingCommandName, 'ordering.PlaceOrder'>;

@Resolver()
export class OrderMutationsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  cancelOrderLine(@Args('input') input: CancelOrderLineInput, @Context() context: RequestContext) {
    const { quantity = null, by, reason } = input;
    return this.run('ordering.CancelOrderLine', input, context, (orderId) => ({
      lineId: lineIdOf(orderId, input, 'input'),
      quantity,
      by,
      reason,
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  changeLineQuantity(@Args('input') input: ChangeLineQuantityInput, @Context() context: RequestContext) {
    const { quantity, reason } = input;
    return this.run('ordering.ChangeLineQuantity', input, context, (orderId) => ({
      lineId: lineIdOf(orderId, input, 'input'),
      quantity,
      reason,
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  holdOrder(@Args('input') input: HoldOrderInput, @Context() context: RequestContext) {
    return this.run('ordering.HoldOrder', input, context, () => ({ reason: input.reason }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  releaseOrder(@Args('input') input: ReleaseOrderInput, @Context() context: RequestContext) {
    return this.run('ordering.ReleaseOrder', input, context, () => ({ note: input.note ?? null }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  cancelOrder(@Args('input') input: CancelOrderInput, @Context() context: RequestContext) {
    const { by, reason } = input;
    return this.run('ordering.CancelOrder', input, context, () => ({ by, reason }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  confirmShipment(@Args('input') input: ConfirmShipmentInput, @Context() context: RequestContext) {
    const { carrier, tracking = null, handedOverAt = null } = input;
    return this.run('ordering.ConfirmShipment', input, context, (orderId) => ({
      carrier,
      tracking,
      handedOverAt,
      lines: input.lines.map((line, index) => ({
        lineId: lineIdOf(orderId, line, `input.lines.${index}`),
        quantity: line.quantity,
      })),
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  recordReturn(@Args('input') input: RecordReturnInput, @Context() context: RequestContext) {
    return this.run('ordering.RecordReturn', input, context, (orderId) => ({
      reason: input.reason,
      lines: input.lines.map((line, index) => ({
        lineId: lineIdOf(orderId, line, `input.lines.${index}`),
        quantity: line.quantity,
        restock: line.restock,
      })),
    }));
  }

  private async run(
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
