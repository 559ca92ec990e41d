import type { CommandMeta, Execution } from '#eventing';
import { deterministicId, type Rejection } from '#kernel';
import type { Simulation, StockCommand, Supposition } from '#stock/contract';

/** What stock does for those who run queues. */
export interface QueueDesk {
  simulate(supposition: Supposition): Promise<Simulation>;
  execute(command: StockCommand, meta: CommandMeta): Promise<Execution>;
}

/** What became of one command of a batch that touches several SKUs. */
export type BatchStep =
  | { readonly command: StockCommand; readonly execution: Extract<Execution, { readonly outcome: 'accepted' }> }
  | { readonly command: StockCommand; readonly rejection: Rejection };

/**
 * Runs the commands of a batch, each under an id of its own that is the same on a retry. The SKUs are decided one by
 * one: whoever wants all or nothing simulates first, and has the digests refuse what would turn out differently.
 */
export async function runBatch(
  desk: QueueDesk,
  commands: readonly StockCommand[],
  meta: CommandMeta,
): Promise<readonly BatchStep[]> {
  const steps: BatchStep[] = [];
  for (const command of commands) {
    const execution = await desk.execute(command, ownMeta(command, meta, commands.length));
    steps.push(
      execution.outcome === 'accepted' ? { command, execution } : { command, rejection: execution.rejection },
    );
  }
  return steps;
}

function ownMeta({ location, sku, type }: StockCommand, meta: CommandMeta, of: number): CommandMeta {
  if (of === 1) return meta;
  return { ...meta, commandId: deterministicId('batch part', meta.commandId, type, location, sku) };
}
