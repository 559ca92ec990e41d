import { type GuardedInput, parseCommand, type RequestContext, Roles, runOnce } from '#graphql-kit';
import { deterministicId } from '#kernel';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeStock } from '../application/change-stock.command.js';
import { type StockCommand, type StockCommandName, stockCommands } from '../contract/index.js';
import { itemRelease } from './item-release.js';
import {
  AdjustStockInput,
  AllocateBackordersInput,
  CancelSupplyInput,
  DescribeItemInput,
  ExpectSupplyInput,
  ReceiveStockInput,
  ReceiveSupplyInput,
  RecordStockCountInput,
  ReleaseReservationInput,
  RescheduleSupplyInput,
  ReserveStockInput,
  SetBackorderPolicyInput,
  SetItemReleaseInput,
  type SkuInput,
} from './stock.inputs.js';
import { toStockResult } from './stock.mapper.js';
import { StockResult } from './stock.types.js';

type Fields = Readonly<Record<string, unknown>>;

@Resolver()
export class StockMutationsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  describeItem(@Args('input') input: DescribeItemInput, @Context() context: RequestContext) {
    const { name, category = null, supplier = null, reorderLevel = null } = input;
    return this.run('stock.DescribeItem', input, { name, category, supplier, reorderLevel }, context);
  }

  @Roles('operations')
  @Mutation(() => StockResult)
  setBackorderPolicy(@Args('input') input: SetBackorderPolicyInput, @Context() context: RequestContext) {
    const { allowed, cap = null, mode } = input;
    return this.run('stock.SetBackorderPolicy', input, { allowed, cap, mode }, context);
  }

  @Roles('operations')
  @Mutation(() => StockResult)
  setItemRelease(@Args('input') input: SetItemReleaseInput, @Context() context: RequestContext) {
    const release = itemRelease(input.releaseDate ?? null, input.timeZone);
    return this.run('stock.SetItemRelease', input, { release }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  receiveStock(@Args('input') input: ReceiveStockInput, @Context() context: RequestContext) {
    const { quantity, reference = null } = input;
    return this.run('stock.ReceiveStock', input, { quantity, reference }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  recordStockCount(@Args('input') input: RecordStockCountInput, @Context() context: RequestContext) {
    const { counted, reference: note = null } = input;
    return this.run('stock.RecordStockCount', input, { counted, note }, context);
  }

  @Roles('operations')
  @Mutation(() => StockResult)
  adjustStock(@Args('input') input: AdjustStockInput, @Context() context: RequestContext) {
    const { delta, reason, reference: note = null } = input;
    return this.run('stock.AdjustStock', input, { delta, reason, note }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  expectSupply(@Args('input') input: ExpectSupplyInput, @Context() context: RequestContext) {
    const { quantity, dueDate = null, reference = null } = input;
    const supplyId = deterministicId('supply', context.actor.tenant, input.idempotencyKey);
    return this.run('stock.ExpectSupply', input, { supplyId, quantity, dueDate, reference }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  rescheduleSupply(@Args('input') input: RescheduleSupplyInput, @Context() context: RequestContext) {
    const { supplyId, dueDate = null, reference: reason = null } = input;
    return this.run('stock.RescheduleSupply', input, { supplyId, dueDate, reason }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  cancelSupply(@Args('input') input: CancelSupplyInput, @Context() context: RequestContext) {
    const { supplyId, reference: reason = null } = input;
    return this.run('stock.CancelSupply', input, { supplyId, reason }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  receiveSupply(@Args('input') input: ReceiveSupplyInput, @Context() context: RequestContext) {
    const { supplyId, accepted, rejected, close } = input;
    return this.run('stock.ReceiveSupply', input, { supplyId, accepted, rejected, close }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  reserveStock(@Args('input') input: ReserveStockInput, @Context() context: RequestContext) {
    const { quantity, expiresAt, reference = null } = input;
    const reservationId = deterministicId('reservation', context.actor.tenant, input.idempotencyKey);
    return this.run('stock.ReserveStock', input, { reservationId, quantity, expiresAt, reference }, context);
  }

  @Roles('operations', 'integrator')
  @Mutation(() => StockResult)
  releaseReservation(@Args('input') input: ReleaseReservationInput, @Context() context: RequestContext) {
    const { reservationId } = input;
    return this.run('stock.ReleaseReservation', input, { reservationId }, context);
  }

  @Roles('operations')
  @Mutation(() => StockResult)
  allocateBackorders(@Args('input') input: AllocateBackordersInput, @Context() context: RequestContext) {
    return this.run('stock.AllocateBackorders', input, { requested: true }, context);
  }

  private async run(
    type: StockCommandName,
    { location, sku, idempotencyKey, expectedRevision }: SkuInput & GuardedInput,
    fields: Fields,
    context: RequestContext,
  ) {
    const payload = parseCommand(stockCommands[type], { location, sku, ...fields });
    const command = { type, ...payload } as StockCommand;
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.commands.execute(new ChangeStock(command, meta, ifRevision)),
    );
    return toStockResult(execution, command, context.actor.tenant);
  }
}
