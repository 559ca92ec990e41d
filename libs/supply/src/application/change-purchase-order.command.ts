import type { CommandMeta, Execution } from '#eventing';
import { Command } from '@nestjs/cqrs';
import type { PurchaseOrderCommand } from '../contract/index.js';

/** Places or changes a purchase order. */
export class ChangePurchaseOrder extends Command<Execution> {
  constructor(
    readonly command: PurchaseOrderCommand,
    readonly meta: CommandMeta,
    readonly ifRevision?: number,
  ) {
    super();
  }
}
