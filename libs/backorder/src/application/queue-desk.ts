import type { Accepted, CommandMeta, Execution } from '#eventing';
import { deterministicId, type Rejection } from '#kernel';
import type { QueueOutlook, Simulation, StockCommand, Supposition } from '#stock/contract';

/** Provider token of the desk. */
export const QUEUE_DESK = 'QueueDesk';

/** What stock says of queues, and of what commands on them would come to. */
export interface QueueForesight {
  simulate(supposition: Supposition): Promise<Simulation>;
  /** Why a command would be refused; null: it would not. Much quicker than simulating it. */
  refusal(tenant: string, command: StockCommand): Promise<Rejection | null>;
  outlook(sku: Omit<Supposition, 'commands'>): Promise<QueueOutlook>;
}

/** What stock does for those who run queues. */
export interface QueueDesk extends QueueForesight {
  /** `ifRevision`: of the SKU, as whoever asks has seen it; CONFLICT where it is another by now. */
  execute(command: StockCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution>;
}

type Executor = Pick<QueueDesk, 'execute'>;

interface Followers {
  follow(
    execution: Extract<Execution, { readonly outcome: 'accepted' }>,
    timeoutMs: number,
  ): Promise<Accepted>;
}

/** How long an answer waits for what follows from it; the work goes on either way. */
const SETTLE_MILLISECONDS = 2000;

/** A desk whose answers cover the rounds that follow from a command. */
export function settlingDesk(foresight: QueueForesight, executor: Executor, processes: Followers): QueueDesk {
  return {
    simulate: (supposition) => foresight.simulate(supposition),
    refusal: (tenant, command) => foresight.refusal(tenant, command),
    outlook: (sku) => foresight.outlook(sku),
    execute: async (command, meta, ifRevision) => {
      const execution = await executor.execute(command, meta, ifRevision);
      return execution.outcome === 'rejected' ? execution : processes.follow(execution, SETTLE_MILLISECONDS);
    },
  };
}

/** What became of one command of a batch that touches several SKUs. */
export type BatchStep =
  | {
      readonly command: StockCommand;
      readonly execution: Extract<Execution, { readonly outcome: 'accepted' }>;
    }
  | { readonly command: StockCommand; readonly rejection: Rejection };

/**
 * Runs the commands of a batch, each under an id of its own that is the same on a retry. The SKUs are decided one by
 * one: whoever wants all or nothing asks for refusals first, and puts back what was done where one comes all the same.
 * `ifRevision` is for the commands of one SKU.
 */
export async function runBatch(
  desk: QueueDesk,
  commands: readonly StockCommand[],
  meta: CommandMeta,
  ifRevision?: number,
): Promise<readonly BatchStep[]> {
  const steps: BatchStep[] = [];
  for (const command of commands) {
    const execution = await desk.execute(command, ownMeta(command, meta), ifRevision);
    steps.push(
      execution.outcome === 'accepted' ? { command, execution } : { command, rejection: execution.rejection },
    );
  }
  return steps;
}

/** Under which each part of a batch is executed. */
export function ownMeta({ location, sku, type }: StockCommand, meta: CommandMeta): CommandMeta {
  return { ...meta, commandId: deterministicId('batch part', meta.commandId, type, location, sku) };
}
