import { type BatchOutcome, overrideBatchStream } from '#backorder/contract';
import { type CommandMeta, type DeciderRunner, KeyedGate } from '#eventing';
import type { Rejection } from '#kernel';
import { overrideBatchDecider } from '../domain/index.js';

/** Provider token of the answers. */
export const BATCH_ANSWERS = 'BatchAnswers';

export interface BatchAnswer extends Omit<BatchOutcome, 'events'> {
  readonly events: readonly { readonly id: string; readonly type: string; readonly position: bigint }[];
  readonly position: bigint;
  readonly repeated: boolean;
}

export interface Refused {
  readonly rejection: Rejection;
}

/**
 * Keeps what batches over several SKUs, or with rows left out, were answered: no SKU remembers what it refused, and by
 * the time of a repeat it may decide otherwise.
 */
export interface BatchAnswers {
  /**
   * The first answer of the batch, or that of `run` where there is none. What changed nothing and was not applied is not
   * kept. `meta.commandHash` is of what was asked.
   */
  once(
    batchId: string,
    meta: CommandMeta,
    run: () => Promise<BatchOutcome | Refused>,
  ): Promise<BatchAnswer | Refused>;
  has(batchId: string, tenant: string): Promise<boolean>;
}

/** Those in the log. */
export class RecordedAnswers implements BatchAnswers {
  private readonly gate = new KeyedGate();

  constructor(private readonly runner: DeciderRunner) {}

  once(...[batchId, meta, run]: Parameters<BatchAnswers['once']>): Promise<BatchAnswer | Refused> {
    const stream = overrideBatchStream(meta.tenant, batchId);
    return this.gate.run(stream, async () => {
      const known = await this.known(stream);
      const outcome = known ?? (await run());
      if ('rejection' in outcome) return outcome;
      return isVoid(outcome) ? placed(outcome, 0n, false) : this.keep(outcome, { stream, meta });
    });
  }

  async has(batchId: string, tenant: string): Promise<boolean> {
    return (await this.known(overrideBatchStream(tenant, batchId))) !== null;
  }

  private known(stream: string): Promise<BatchOutcome | null> {
    return this.runner.inspect({ decider: overrideBatchDecider, stream }, ({ outcome }) =>
      structuredClone(outcome),
    );
  }

  /** Another node may have been quicker with the same batch: what is on record counts. */
  private async keep(
    command: BatchOutcome,
    where: { readonly stream: string; readonly meta: CommandMeta },
  ): Promise<BatchAnswer | Refused> {
    const execution = await this.runner.execute({ decider: overrideBatchDecider, command, ...where });
    if (execution.outcome === 'rejected') return execution;
    const { position, repeated, events } = execution;
    return placed(events[0]?.data ?? command, position, repeated);
  }
}

function isVoid({ applied, events }: BatchOutcome): boolean {
  return !applied && events.length === 0;
}

/** Its events with a position that is enough to wait for. */
export function placed({ events, ...said }: BatchOutcome, position: bigint, repeated: boolean): BatchAnswer {
  return { ...said, events: events.map((event) => ({ ...event, position })), position, repeated };
}
