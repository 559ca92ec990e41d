import type { OverrideReason, Placement } from '#backorder/contract';
import type { CommandMeta } from '#eventing';
import { deterministicId } from '#kernel';
import type { StockCommand } from '#stock/contract';
import { bySku, reprioritisedOf } from './batch-parts.js';
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
}

/** Puts demands back where a batch found them. The undoing is a batch of its own, and can be undone like any other. */
export async function undoBatch(
  desk: QueueDesk,
  { changes, ifRevision, ...said }: UndoRequest,
  meta: CommandMeta,
): Promise<{ readonly batchId: string; readonly steps: readonly BatchStep[] }> {
  const batchId = deterministicId('batch', meta.tenant, meta.commandId);
  const commands = undoCommands(changes, { batchId, ...said });
  const refusal = said.onChanged === 'REFUSE' ? await firstRefusal(desk, commands, meta.tenant) : null;
  return { batchId, steps: refusal ? [refusal] : await runBatch(desk, commands, meta, ifRevision) };
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
