import {
  type MutationInput,
  parseCommand,
  payloadOf,
  type RequestContext,
  runOnce,
  toUserError,
} from '#graphql-kit';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChangePurchaseOrder } from '../application/change-purchase-order.command.js';
import {
  type PurchaseOrderCommand,
  type PurchaseOrderCommandName,
  purchaseOrderCommands,
} from '../contract/index.js';
import { PurchaseOrderChanged } from './purchase-order.types.js';

type Input = MutationInput & { readonly ref: string; readonly expectedRevision?: string | null };

/** Runs a mutation of a purchase order: once per idempotency key, its failures typed. */
@Injectable()
export class PurchaseOrderChanges {
  constructor(private readonly commands: CommandBus) {}

  async run(
    type: PurchaseOrderCommandName,
    { ref, idempotencyKey, expectedRevision }: Input,
    context: RequestContext,
    fields: Readonly<Record<string, unknown>>,
  ) {
    const payload = parseCommand(purchaseOrderCommands[type], { ref, ...fields });
    const command = { type, ...payload } as PurchaseOrderCommand;
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.commands.execute(new ChangePurchaseOrder(command, meta, ifRevision)),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    const { tenant } = context.actor;
    return Object.assign(new PurchaseOrderChanged(), payloadOf(execution), { tenant, ref });
  }
}
