import type { BatchOutcome } from '#backorder/contract';
import type { Rejection } from '#kernel';
import { type BatchTarget, reprioritisedOf } from './batch-parts.js';
import type { BatchStep } from './queue-desk.js';

export type BatchRow = BatchOutcome['rows'][number];
export type Failures = Map<string, { readonly code: string; readonly message: string }>;

type Named = Pick<BatchTarget, 'demandId'>;

interface Done {
  readonly batchId: string;
  readonly targets: readonly Named[];
  readonly unknown?: readonly string[];
  /** Before anything was done. */
  readonly failed?: Failures;
  readonly steps: readonly BatchStep[];
  readonly applied: boolean;
}

/** What a batch came to: of all that were named, and what the SKUs decided. */
export function batchOutcome({ batchId, applied, steps, ...named }: Done): BatchOutcome {
  const executions = steps.flatMap((step) => ('execution' in step ? [step.execution] : []));
  return {
    ...{ batchId, applied, rows: rowsOf({ applied, steps, ...named }) },
    events: executions.flatMap(({ events }) => events.map(({ id, type }) => ({ id, type }))),
    revision: executions.at(-1)?.revision ?? 0,
  };
}

/** Whom a rejection is about: the demand that it names, else all of them. */
export function noteFailure<Target extends Named>(
  failed: Failures,
  targets: readonly Target[],
  { code, message, details }: Rejection,
): readonly Target[] {
  const named = targets.filter(({ demandId }) => demandId === details?.['demandId']);
  const out = named.length > 0 ? named : targets;
  for (const { demandId } of out) failed.set(demandId, { code, message });
  return out;
}

/**
 * The runner's own refusal, which says nothing of the backorders: the key was used for another request, or the only SKU
 * is at another revision than its author, or this node, saw. It is the whole answer.
 */
export function runnersOwn(steps: readonly BatchStep[]): Rejection | null {
  for (const step of steps) {
    if (!('rejection' in step)) continue;
    const { code } = step.rejection;
    if (code === 'IDEMPOTENCY_KEY_REUSED' || (code === 'CONFLICT' && steps.length === 1))
      return step.rejection;
  }
  return null;
}

/** What changed counts before what is refused: it may have changed at a first try that did not come to its end. */
function rowsOf({ targets, unknown = [], failed, steps, applied }: Omit<Done, 'batchId'>): BatchRow[] {
  const refused: Failures = new Map(failed);
  for (const step of steps) {
    if ('rejection' in step && 'demands' in step.command)
      noteFailure(refused, step.command.demands, step.rejection);
  }
  const changed = applied ? changesOf(steps) : new Map<string, never>();
  const rows = targets.map(({ demandId }): BatchRow => {
    const ranks = changed.get(demandId);
    const why = ranks ? undefined : refused.get(demandId);
    if (why) return { demandId, status: 'FAILED', fromRank: null, toRank: null, ...why };
    const status = ranks ? 'CHANGED' : 'UNCHANGED';
    return { demandId, status, fromRank: null, toRank: null, ...ranks, code: null, message: null };
  });
  return [...rows, ...unknown.map(unknownRow)];
}

function changesOf(steps: readonly BatchStep[]): Map<string, Pick<BatchRow, 'fromRank' | 'toRank'>> {
  const changed = new Map<string, Pick<BatchRow, 'fromRank' | 'toRank'>>();
  for (const step of steps) {
    if (!('execution' in step)) continue;
    for (const { data } of reprioritisedOf(step.execution)) {
      for (const { demandId, fromRank, toRank } of data.changes) changed.set(demandId, { fromRank, toRank });
    }
  }
  return changed;
}

function unknownRow(demandId: string): BatchRow {
  const said = { code: 'BACKORDER_NOT_FOUND', message: `there is no backorder ${demandId}` };
  return { demandId, status: 'FAILED', fromRank: null, toRank: null, ...said };
}
