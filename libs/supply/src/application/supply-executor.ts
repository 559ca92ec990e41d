import type { CommandMeta, DeciderRunner, Execution } from '#eventing';
import {
  type PurchaseOrderCommand,
  purchaseOrderStream,
  type SupplierCommand,
  supplierStream,
} from '../contract/index.js';
import { purchaseOrderDecider, supplierDecider } from '../domain/index.js';

/** Runs commands on purchase orders and suppliers. The caller has validated them. */
export class SupplyExecutor {
  constructor(private readonly runner: DeciderRunner) {}

  execute(command: PurchaseOrderCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = purchaseOrderStream(meta.tenant, command.ref);
    const request = { decider: purchaseOrderDecider, stream, command, meta };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }

  describeSupplier(command: SupplierCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = supplierStream(meta.tenant, command.ref);
    const request = { decider: supplierDecider, stream, command, meta };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }
}
