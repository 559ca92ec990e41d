import { type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { PurchaseOrderChanges } from './purchase-order-changes.js';
import {
  AnnounceShipmentInput,
  CancelPurchaseOrderLineInput,
  ChangePurchaseOrderLineInput,
  ConfirmPurchaseOrderInput,
  PlacePurchaseOrderInput,
  ReceiveShipmentInput,
} from './purchase-order.inputs.js';
import { PurchaseOrderResult } from './purchase-order.types.js';

@Resolver()
export class PurchaseOrderMutationsResolver {
  constructor(private readonly changes: PurchaseOrderChanges) {}

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult, {
    description: 'Orders goods from a supplier: they are expected supply of their SKUs from now on.',
  })
  placePurchaseOrder(@Args('input') input: PlacePurchaseOrderInput, @Context() context: RequestContext) {
    const { supplier, location, placedAt = null, currency = null, overReceiptPercent = null } = input;
    const lines = input.lines.map(({ sku, quantity, expectedDate = null, unitCostMinor }) => ({
      ...{ sku, quantity, expectedDate },
      unitCostMinor: typeof unitCostMinor === 'string' ? Number(unitCostMinor) : null,
    }));
    const fields = { supplier, location, placedAt, currency, overReceiptPercent, lines };
    return this.changes.run('supply.PlacePurchaseOrder', input, context, fields);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult)
  confirmPurchaseOrder(@Args('input') input: ConfirmPurchaseOrderInput, @Context() context: RequestContext) {
    const lines = input.lines.map(({ lineNo, date = null }) => ({ lineNo, date }));
    return this.changes.run('supply.ConfirmPurchaseOrder', input, context, { lines });
  }

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult)
  changePurchaseOrderLine(
    @Args('input') input: ChangePurchaseOrderLineInput,
    @Context() context: RequestContext,
  ) {
    const { lineNo, quantity = null, expectedDate, reason } = input;
    const date = expectedDate === undefined ? null : { to: expectedDate };
    const fields = { lineNo, quantity, date, reason };
    return this.changes.run('supply.ChangePurchaseOrderLine', input, context, fields);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult, {
    description: 'Units that are not to come; what is on its way comes.',
  })
  cancelPurchaseOrderLine(
    @Args('input') input: CancelPurchaseOrderLineInput,
    @Context() context: RequestContext,
  ) {
    const { lineNo, quantity = null, reason } = input;
    return this.changes.run('supply.CancelPurchaseOrderLine', input, context, { lineNo, quantity, reason });
  }

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult)
  announceShipment(@Args('input') input: AnnounceShipmentInput, @Context() context: RequestContext) {
    const { shipmentRef, carrier = null, eta = null, reason = null } = input;
    const lines = input.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
    const fields = { shipmentRef, carrier, eta, reason, lines };
    return this.changes.run('supply.AnnounceShipment', input, context, fields);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => PurchaseOrderResult, { description: 'What is accepted serves the queue at once.' })
  receiveShipment(@Args('input') input: ReceiveShipmentInput, @Context() context: RequestContext) {
    const { shipmentRef, receivedAt = null, complete } = input;
    const lines = input.lines.map(({ lineNo, accepted, rejected, reason = null }) => ({
      ...{ lineNo, accepted, rejected, reason },
    }));
    const fields = { shipmentRef, receivedAt, complete, lines };
    return this.changes.run('supply.ReceiveShipment', input, context, fields);
  }
}
