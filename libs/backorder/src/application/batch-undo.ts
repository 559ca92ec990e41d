import type { OverrideReason, Placement } from '#backorder/contract';
import type { CommandMeta } from '#eventing';
import { deterministicId, payloadHash } from '#kernel';
import type { StockCommand } from '#stock/contract';
import { type BatchAnswer, type BatchAnswers, placed, type Refused } from './batch-answers.js';
import { bySku, reprioritisedOf } from './batch-parts.js';
import { batchOutcome } from './batch-rows.js';
import { type BatchStep, type QueueDesk, runBatch } from './queue-desk.js';

/** What a batch did to a demand, as it is on record. */
export interface DoneChange {
  readonly location: string;
  readonly sku: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly demandId: string;
  readonly before: Placement;
  readonly after: Placement;
}

interface Undoing {
  readonly batchId: string;
  readonly undoes: string;
  readonly onChanged: 'SKIP' | 'REFUSE';
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
}

export interface UndoRequest extends Omit<Undoing, 'batchId'> {
  readonly changes: readonly DoneChange[];
  /** Of the SKU that all changes are of, as the author saw it. */
  readonly ifRevision?: number | undefined;
  /** The whole of it, as it was asked. */
  readonly asked: object;
}

/**
 * Puts demands back where a batch found them. The undoing is a batch of its own, and can be undone like any other. Rows
 * that were not put back were changed since, or wait no more.
 */
export async function undoBatch(
  { desk, answers }: { readonly desk: QueueDesk; readonly answers: BatchAnswers },
  { changes, ifRevision, asked, ...said }: UndoRequest,
  meta: CommandMeta,
): Promise<BatchAnswer | Refused> {
  const batchId = deterministicId('batch', meta.tenant, meta.commandId);
  const commands = undoCommands(changes, { batchId, ...said });
  const done = (steps: readonly BatchStep[]) =>
    batchOutcome({ batchId, targets: changes, steps, applied: true });
  if (commands.length === 1) {
    const steps = await runBatch(desk, commands, meta, ifRevision);
    const [step] = steps;
    return step && 'execution' in step
      ? placed(done(steps), step.execution.position, step.execution.repeated)
      : (step ?? placed(done([]), 0n, false));
  }
  return answers.once(batchId, { ...meta, commandHash: payloadHash(asked) }, async () => {
    const refusal = said.onChanged === 'REFUSE' ? await firstRefusal(desk, commands, meta.tenant) : null;
    const steps = refusal ? [refusal] : await runBatch(desk, commands, meta, ifRevision);
    return steps.find((step) => 'rejection' in step) ?? done(steps);
  });
}

/** Undoes what the first commands of a batch did, since a later one refused at the last moment. It stays on record. */
export async function putBack(
  desk: QueueDesk,
  steps: readonly BatchStep[],
  meta: CommandMeta,
): Promise<void> {
  const own = {
    ...meta,
    commandId: deterministicId('put back', meta.commandId),
    causationId: meta.commandId,
  };
  for (const step of steps) {
    if (!('execution' in step) || step.command.type !== 'stock.ReprioritiseBackorders') continue;
    const { location, sku, batchId: undoes, reasonCode, note } = step.command;
    const changes = reprioritisedOf(step.execution).flatMap(({ data }) =>
      data.changes.map((change) => ({ location, sku, ...change })),
    );
    const batchId = deterministicId('batch put back', undoes);
    const said = { batchId, undoes, onChanged: 'SKIP' as const, reasonCode, note };
    await runBatch(desk, undoCommands(changes, said), own);
  }
}

function undoCommands(changes: readonly DoneChange[], said: Undoing): readonly StockCommand[] {
  return bySku(changes).map((rows): StockCommand => {
    const { location = '', sku = '' } = rows[0] ?? {};
    const listed = rows.map(({ orderId, lineId, demandId, before, after }) => ({
      ...{ orderId, lineId, demandId },
      expect: after,
      restore: before,
    }));
    return { type: 'stock.UndoReprioritisation', location, sku, rows: listed, ...said };
  });
}

/** All SKUs of a batch are tried before any of them is changed. */
async function firstRefusal(
  desk: QueueDesk,
  commands: readonly StockCommand[],
  tenant: string,
): Promise<BatchStep | null> {
  for (const command of commands) {
    const rejection = await desk.refusal(tenant, command);
    if (rejection) return { command, rejection };
  }
  return null;
}
