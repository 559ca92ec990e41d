import type { CommandMeta } from '#eventing';
import { deterministicId, type Rejection } from '#kernel';
import {
  type BatchTarget,
  bySku,
  commandsOf,
  type Override,
  type Reprioritise,
  reprioritisedOf,
} from './batch-parts.js';
import { putBack } from './batch-undo.js';
import { type BatchStep, type QueueDesk, runBatch } from './queue-desk.js';

export interface BatchRequest extends Override {
  readonly targets: readonly BatchTarget[];
  readonly errorPolicy: 'ALL_OR_NOTHING' | 'SKIP_FAILED';
  /** Of the SKU that all targets are of, as the author saw it. */
  readonly ifRevision?: number | undefined;
}

export interface BatchRow {
  readonly demandId: string;
  readonly status: 'CHANGED' | 'UNCHANGED' | 'FAILED';
  readonly fromRank: number | null;
  readonly toRank: number | null;
  readonly code: string | null;
  readonly message: string | null;
}

export interface BatchResult {
  readonly batchId: string;
  /** As the request named them. */
  readonly rows: readonly BatchRow[];
  readonly steps: readonly BatchStep[];
  /** False: nothing was changed, or all of it was put back. */
  readonly applied: boolean;
}

interface Prepared {
  readonly commands: readonly Reprioritise[];
  readonly failed: ReadonlyMap<string, { readonly code: string; readonly message: string }>;
}

/** Departures from the queue's order, of many backorders at once and for one reason. */
export class QueueBatches {
  constructor(private readonly desk: QueueDesk) {}

  async reprioritise(request: BatchRequest, meta: CommandMeta): Promise<BatchResult> {
    const batchId = deterministicId('batch', meta.tenant, meta.commandId);
    const prepared = await this.prepare(request, batchId, meta.tenant);
    const refused = prepared.failed.size > 0 && request.errorPolicy === 'ALL_OR_NOTHING';
    if (refused) return { batchId, steps: [], applied: false, rows: rowsOf(request, [], prepared.failed) };
    const steps = await runBatch(this.desk, prepared.commands, meta, request.ifRevision);
    const failed = new Map(prepared.failed);
    for (const step of steps) {
      if (!('rejection' in step) || step.command.type !== 'stock.ReprioritiseBackorders') continue;
      noteFailure(failed, step.command.demands, step.rejection);
    }
    const broken =
      conflictOf(steps) !== null || (request.errorPolicy === 'ALL_OR_NOTHING' && failed.size > 0);
    if (broken) await putBack(this.desk, steps, meta);
    return { batchId, steps, applied: !broken, rows: rowsOf(request, broken ? [] : steps, failed) };
  }

  /**
   * One command for each SKU, of what would be accepted. All of it is tried before anything is done, except for one SKU
   * that takes all or nothing: it decides on that by itself, and answers a repeat with what it decided first.
   */
  private async prepare(request: BatchRequest, batchId: string, tenant: string): Promise<Prepared> {
    const failed: Failures = new Map();
    const commands = commandsOf(request, batchId, request.targets);
    if (commands.length === 1 && request.errorPolicy === 'ALL_OR_NOTHING') return { commands, failed };
    const accepted: Reprioritise[] = [];
    for (const targets of bySku(request.targets)) {
      let left: readonly BatchTarget[] = targets;
      while (left.length > 0) {
        const [command] = commandsOf(request, batchId, left);
        const rejection = command && (await this.desk.refusal(tenant, command));
        if (command && !rejection) accepted.push(command);
        if (!rejection) break;
        const out = noteFailure(failed, left, rejection);
        left = left.filter((target) => !out.includes(target));
      }
    }
    return { commands: accepted, failed };
  }
}

/** The SKU is at another revision than its author, or this node, saw: of one SKU that is the whole answer. */
export function conflictOf(steps: readonly BatchStep[]): Rejection | null {
  const [only] = steps;
  const isConflict = steps.length === 1 && only && 'rejection' in only && only.rejection.code === 'CONFLICT';
  return isConflict ? only.rejection : null;
}

type Failures = Map<string, { readonly code: string; readonly message: string }>;

/** Whom a rejection is about: the demand that it names, else all of them. */
function noteFailure<Target extends Pick<BatchTarget, 'demandId'>>(
  failed: Failures,
  targets: readonly Target[],
  { code, message, details }: Rejection,
): readonly Target[] {
  const named = targets.filter(({ demandId }) => demandId === details?.['demandId']);
  const out = named.length > 0 ? named : targets;
  for (const { demandId } of out) failed.set(demandId, { code, message });
  return out;
}

/** What became of each target. */
export function rowsOf(
  { targets }: { readonly targets: readonly Pick<BatchTarget, 'demandId'>[] },
  steps: readonly BatchStep[],
  failed: Prepared['failed'],
): readonly BatchRow[] {
  const changed = new Map<string, Pick<BatchRow, 'fromRank' | 'toRank'>>();
  for (const step of steps) {
    if (!('execution' in step)) continue;
    for (const { data } of reprioritisedOf(step.execution)) {
      for (const { demandId, fromRank, toRank } of data.changes) changed.set(demandId, { fromRank, toRank });
    }
  }
  return targets.map(({ demandId }) => {
    const why = failed.get(demandId);
    if (why) return { demandId, status: 'FAILED', fromRank: null, toRank: null, ...why };
    const ranks = changed.get(demandId) ?? { fromRank: null, toRank: null };
    const status = changed.has(demandId) ? 'CHANGED' : 'UNCHANGED';
    return { demandId, status, ...ranks, code: null, message: null };
  });
}
