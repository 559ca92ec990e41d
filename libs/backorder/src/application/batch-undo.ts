import type { OverrideReason, Placement } from '#backorder/contract';
import { type CommandMeta } from '#eventing';
import { deterministicId } from '#kernel';
import type { StockCommand } from '#stock/contract';
import { type BatchStep, type QueueDesk, runBatch } from './queue-desk.js';
import { bySku } from './queue-batches.js';

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

export interface UndoRequest {
  readonly undoes: string;
  readonly changes: readonly DoneChange[];
  readonly onChanged: 'SKIP' | 'REFUSE';
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
}

/** Puts demands back where a batch found them. The undoing is a batch of its own, and can be undone like any other. */
export async function undoBatch(
  desk: QueueDesk,
  { undoes, changes, onChanged, reasonCode, note }: UndoRequest,
  meta: CommandMeta,
): Promise<{ readonly batchId: string; readonly steps: readonly BatchStep[] }> {
  const batchId = deterministicId('batch', meta.tenant, meta.commandId);
  const commands = bySku(changes).map((rows): StockCommand => {
    const { location = '', sku = '' } = rows[0] ?? {};
    const listed = rows.map(({ orderId, lineId, demandId, before, after }) => ({
      ...{ orderId, lineId, demandId },
      expect: after,
      restore: before,
    }));
    const said = { batchId, undoes, onChanged, reasonCode, note };
    return { type: 'stock.UndoReprioritisation', location, sku, rows: listed, ...said };
  });
  const refusal = onChanged === 'REFUSE' ? await firstRefusal(desk, commands, meta.tenant) : null;
  return { batchId, steps: refusal ? [refusal] : await runBatch(desk, commands, meta) };
}

/** All SKUs of a batch are tried before any of them is changed. */
async function firstRefusal(
  desk: QueueDesk,
  commands: readonly StockCommand[],
  tenant: string,
): Promise<BatchStep | null> {
  for (const command of commands) {
    const { location, sku } = command;
    const { rejection } = await desk.simulate({ tenant, location, sku, commands: [command] });
    if (rejection) return { command, rejection };
  }
  return null;
}
