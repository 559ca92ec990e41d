import { type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import {
  CancelOrderInput,
  CancelOrderLineInput,
  ChangeLineQuantityInput,
  ConfirmShipmentInput,
  HoldOrderInput,
  RecordReturnInput,
  ReleaseOrderInput,
} from './order-change.inputs.js';
import { OrderChanges } from './order-changes.js';
import { lineIdOf } from './order-keys.js';
import { OrderResult } from './order.types.js';

@Resolver()
export class OrderMutationsResolver {
  constructor(private readonly changes: OrderChanges) {}

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  cancelOrderLine(@Args('input') input: CancelOrderLineInput, @Context() context: RequestContext) {
    const { quantity = null, by, reason } = input;
    return this.changes.run('ordering.CancelOrderLine', input, context, (orderId) => ({
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
    return this.changes.run('ordering.ChangeLineQuantity', input, context, (orderId) => ({
      lineId: lineIdOf(orderId, input, 'input'),
      quantity,
      reason,
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  holdOrder(@Args('input') input: HoldOrderInput, @Context() context: RequestContext) {
    return this.changes.run('ordering.HoldOrder', input, context, () => ({ reason: input.reason }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  releaseOrder(@Args('input') input: ReleaseOrderInput, @Context() context: RequestContext) {
    return this.changes.run('ordering.ReleaseOrder', input, context, () => ({ note: input.note ?? null }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  cancelOrder(@Args('input') input: CancelOrderInput, @Context() context: RequestContext) {
    const { by, reason } = input;
    return this.changes.run('ordering.CancelOrder', input, context, () => ({ by, reason }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  confirmShipment(@Args('input') input: ConfirmShipmentInput, @Context() context: RequestContext) {
    const { carrier, tracking = null, handedOverAt = null } = input;
    return this.changes.run('ordering.ConfirmShipment', input, context, (orderId) => ({
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
    return this.changes.run('ordering.RecordReturn', input, context, (orderId) => ({
      reason: input.reason,
      lines: input.lines.map((line, index) => ({
        lineId: lineIdOf(orderId, line, `input.lines.${index}`),
        quantity: line.quantity,
        restock: line.restock,
      })),
    }));
  }
}
