import type { BatchOutcome } from '#backorder/contract';
import type { CommandMeta } from '#eventing';
import { deterministicId, payloadHash } from '#kernel';
import { type BatchAnswer, type BatchAnswers, placed, type Refused } from './batch-answers.js';
import { type BatchTarget, bySku, commandsOf, type Override, type Reprioritise } from './batch-parts.js';
import { batchOutcome, type Failures, runnersOwn, noteFailure } from './batch-rows.js';
import { putBack } from './batch-undo.js';
import { type QueueDesk, runBatch } from './queue-desk.js';

export interface BatchRequest extends Override {
  readonly targets: readonly BatchTarget[];
  /** Ids that are nobody's; none with a filter. */
  readonly unknown: readonly string[];
  /** Named by ids; else by a filter, which finds others at another time. */
  readonly byIds: boolean;
  readonly errorPolicy: 'ALL_OR_NOTHING' | 'SKIP_FAILED';
  /** Of the SKU that all targets are of, as the author saw it. */
  readonly ifRevision?: number | undefined;
  /** The whole of it, as it was asked: a repeat says the same, though it may find other backorders by then. */
  readonly asked: object;
}

interface Prepared {
  readonly commands: readonly Reprioritise[];
  readonly failed: Failures;
}

/** Departures from the queue's order, of many backorders at once and for one reason. */
export class QueueBatches {
  constructor(
    private readonly desk: QueueDesk,
    private readonly answers: BatchAnswers,
  ) {}

  /** A SKU that takes all or nothing of named backorders remembers that by itself; other batches are put on record. */
  reprioritise(request: BatchRequest, meta: CommandMeta): Promise<BatchAnswer | Refused> {
    const batchId = batchIdOf(meta);
    const { byIds, targets, unknown, asked } = request;
    if (byIds && request.errorPolicy === 'ALL_OR_NOTHING') {
      if (unknown.length > 0) return Promise.resolve(nobodys(batchId, unknown));
      if (bySku(targets).length < 2) return this.onOneSku(request, batchId, meta);
    }
    const own = { ...meta, commandHash: payloadHash(asked) };
    return this.answers.once(batchId, own, () => this.onMany(request, batchId, own));
  }

  /** Of such a batch nobody need be looked up: the answer is there. */
  wasAnswered(meta: CommandMeta): Promise<boolean> {
    return this.answers.has(batchIdOf(meta), meta.tenant);
  }

  private async onOneSku(
    { targets, ifRevision, ...override }: BatchRequest,
    batchId: string,
    meta: CommandMeta,
  ): Promise<BatchAnswer | Refused> {
    const steps = await runBatch(this.desk, commandsOf(override, batchId, targets), meta, ifRevision);
    const rejection = runnersOwn(steps);
    if (rejection) return { rejection };
    const [done] = steps.flatMap((step) => ('execution' in step ? [step.execution] : []));
    const outcome = batchOutcome({ batchId, targets, steps, applied: done !== undefined });
    return placed(outcome, done?.position ?? 0n, done?.repeated ?? false);
  }

  /** Where one refuses at the last moment, after all, what the others did is put back. */
  private async onMany(
    request: BatchRequest,
    batchId: string,
    meta: CommandMeta,
  ): Promise<BatchOutcome | Refused> {
    const { targets, unknown, ifRevision, errorPolicy } = request;
    const named = { batchId, targets, unknown };
    const mayFail = errorPolicy === 'SKIP_FAILED';
    const { commands, failed } = await this.prepare(request, batchId, meta.tenant);
    if (!mayFail && failed.size > 0) return batchOutcome({ ...named, failed, steps: [], applied: false });
    const steps = await runBatch(this.desk, commands, meta, ifRevision);
    const rejection = runnersOwn(steps);
    const applied = !rejection && (mayFail || steps.every((step) => 'execution' in step));
    if (!applied) await putBack(this.desk, steps, meta);
    return rejection ? { rejection } : batchOutcome({ ...named, failed, steps, applied });
  }

  /** One command for each SKU, of what would be accepted. All of it is tried before anything is done. */
  private async prepare(request: BatchRequest, batchId: string, tenant: string): Promise<Prepared> {
    const failed: Failures = new Map();
    const commands: Reprioritise[] = [];
    for (const group of bySku(request.targets)) {
      let left: readonly BatchTarget[] = group;
      while (left.length > 0) {
        const [command] = commandsOf(request, batchId, left);
        const rejection = command && (await this.desk.refusal(tenant, command));
        if (command && !rejection) commands.push(command);
        if (!rejection) break;
        const out = noteFailure(failed, left, rejection);
        left = left.filter((target) => !out.includes(target));
      }
    }
    return { commands, failed };
  }
}

function nobodys(batchId: string, unknown: readonly string[]): BatchAnswer {
  const outcome = batchOutcome({ batchId, targets: [], unknown, steps: [], applied: false });
  return placed(outcome, 0n, false);
}

function batchIdOf({ tenant, commandId }: CommandMeta): string {
  return deterministicId('batch', tenant, commandId);
}
