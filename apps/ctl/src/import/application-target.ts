import { type CommandMeta, type Execution } from '#eventing';
import { deterministicId } from '#kernel';
import { PlaceOrder } from '#ordering';
import { orderIdOf } from '#ordering/contract';
import { ChangeStock } from '#stock';
import type { CommandBus } from '@nestjs/cqrs';
import type { ImportItem } from './import-mapping.js';
import type { RowOutcome } from './import-report.js';
import type { ImportTarget } from './run-import.js';

/** Sends work to the application's own commands, with keys that make a second import a repeat. */
export class ApplicationTarget implements ImportTarget {
  constructor(
    private readonly commands: CommandBus,
    private readonly tenant: string,
  ) {}

  async execute(item: ImportItem): Promise<RowOutcome> {
    return item.kind === 'order' ? this.placeOrder(item) : this.changeStock(item);
  }

  private async placeOrder({ order }: ImportItem & { kind: 'order' }): Promise<RowOutcome> {
    const orderId = orderIdOf(this.tenant, order.ref);
    const command = { type: 'ordering.PlaceOrder', orderId, ...order } as const;
    return outcomeOf([await this.commands.execute(new PlaceOrder(command, this.meta('order', order.ref)))]);
  }

  private async changeStock({ key, commands }: ImportItem & { kind: 'stock' }): Promise<RowOutcome> {
    const executions: Execution[] = [];
    for (const command of commands) {
      const meta = this.meta('stock', key, command.type);
      executions.push(await this.commands.execute(new ChangeStock(command, meta)));
    }
    return outcomeOf(executions);
  }

  private meta(...parts: readonly string[]): CommandMeta {
    const commandId = deterministicId('import', this.tenant, ...parts);
    const [correlationId, causationId] = [commandId, commandId];
    return { commandId, correlationId, causationId, actor: 'system:import', tenant: this.tenant };
  }
}

function outcomeOf(executions: readonly Execution[]): RowOutcome {
  for (const execution of executions) {
    if (execution.outcome === 'rejected')
      return { outcome: 'refused', reason: reasonOf(execution.rejection) };
  }
  const changed = executions.some((execution) => execution.outcome === 'accepted' && isNew(execution));
  return changed ? { outcome: 'accepted' } : { outcome: 'skipped', reason: 'it is there already' };
}

function isNew({ repeated, events }: Extract<Execution, { readonly outcome: 'accepted' }>): boolean {
  return !repeated && events.length > 0;
}

function reasonOf({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === 'IDEMPOTENCY_KEY_REUSED'
    ? 'it was imported before with other contents: give it another reference'
    : message;
}
