import type { CommandMeta, DeciderRunner, Execution } from '#eventing';
import { type PurchaseOrderCommand, purchaseOrderStream } from '../contract/index.js';
import { purchaseOrderDecider } from '../domain/index.js';

/** Runs commands on purchase orders. */
export class SupplyExecutor {
  constructor(private readonly runner: DeciderRunner) {}

  /** Decides and stores. The caller has validated the command. */
  execute(command: PurchaseOrderCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = purchaseOrderStream(meta.tenant, command.ref);
    const request = { decider: purchaseOrderDecider, stream, command, meta };
    return this.runner.execute(ifRevision === undefined ? request : { ...request, ifRevision });
  }
}
