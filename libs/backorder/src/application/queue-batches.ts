import type { DemandRef, OverrideAction, OverrideReason } from '#backorder/contract';
import type { CommandMeta, Execution } from '#eventing';
import { deterministicId } from '#kernel';
import type { StockCommand, StockEvent } from '#stock/contract';
import { type BatchStep, type QueueDesk, runBatch } from './queue-desk.js';

type Reprioritise = Extract<StockCommand, { readonly type: 'stock.ReprioritiseBackorders' }>;
type Reprioritised = Extract<StockEvent, { readonly type: 'stock.BackordersReprioritised' }>;

export interface BatchTarget extends DemandRef {
  readonly location: string;
  readonly sku: string;
}

export interface BatchRequest {
  readonly action: OverrideAction;
  readonly targets: readonly BatchTarget[];
  readonly reasonCode: OverrideReason;
  readonly note: string | null;
  readonly errorPolicy: 'ALL_OR_NOTHING' | 'SKIP_FAILED';
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
    const steps = await runBatch(this.desk, prepared.commands, meta);
    const failed = new Map(prepared.failed);
    for (const step of steps) {
      if (!('rejection' in step) || step.command.type !== 'stock.ReprioritiseBackorders') continue;
      const { code, message } = step.rejection;
      for (const { demandId } of step.command.demands) failed.set(demandId, { code, message });
    }
    const broken = request.errorPolicy === 'ALL_OR_NOTHING' && failed.size > 0;
    if (broken) await this.putBack(steps, meta);
    return { batchId, steps, applied: !broken, rows: rowsOf(request, broken ? [] : steps, failed) };
  }

  /** One command for each SKU, of what would be accepted; all of it is tried before anything is done. */
  private async prepare(request: BatchRequest, batchId: string, tenant: string): Promise<Prepared> {
    const failed = new Map<string, { code: string; message: string }>();
    const commands: Reprioritise[] = [];
    for (const targets of bySku(request.targets)) {
      let left = targets;
      for (;;) {
        const command = commandOf(request, batchId, left);
        if (!command) break;
        const { location, sku } = command;
        const { rejection } = await this.desk.simulate({ tenant, location, sku, commands: [command] });
        if (!rejection) {
          commands.push(command);
          break;
        }
        const { code, message, details } = rejection;
        const one = left.filter(({ demandId }) => demandId === details?.['demandId']);
        const out = one.length > 0 ? one : left;
        for (const { demandId } of out) failed.set(demandId, { code, message });
        left = left.filter((target) => !out.includes(target));
      }
    }
    return { commands, failed };
  }

  /** What other SKUs had taken already goes back: one of them refused at the last moment. */
  private async putBack(steps: readonly BatchStep[], meta: CommandMeta): Promise<void> {
    const undo = steps.flatMap((step) => {
      if (!('execution' in step) || step.command.type !== 'stock.ReprioritiseBackorders') return [];
      const { location, sku, batchId, reasonCode, note } = step.command;
      const rows = reprioritisedOf(step.execution).flatMap(({ data }) =>
        data.changes.map(({ orderId, lineId, demandId, before, after }) => ({
          ...{ orderId, lineId, demandId },
          expect: after,
          restore: before,
        })),
      );
      if (rows.length === 0) return [];
      const own = deterministicId('batch put back', batchId);
      const said = { batchId: own, undoes: batchId, onChanged: 'SKIP' as const, reasonCode, note };
      return [{ type: 'stock.UndoReprioritisation' as const, location, sku, rows, ...said }];
    });
    const commandId = deterministicId('put back', meta.commandId);
    await runBatch(this.desk, undo, { ...meta, commandId, causationId: meta.commandId });
  }
}

/** Grouped by the queue that they are in, in the order in which they are named. */
export function bySku<Target extends { readonly location: string; readonly sku: string }>(
  targets: readonly Target[],
): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const key = JSON.stringify([target.location, target.sku]);
    const group = groups.get(key);
    if (group) group.push(target);
    else groups.set(key, [target]);
  }
  return [...groups.values()];
}

/** One command for each SKU. */
export function commandsOf(
  request: Pick<BatchRequest, 'action' | 'reasonCode' | 'note'>,
  batchId: string,
  targets: readonly BatchTarget[],
): readonly Reprioritise[] {
  return bySku(targets).flatMap((group) => commandOf(request, batchId, group) ?? []);
}

function commandOf(
  { action, reasonCode, note }: Pick<BatchRequest, 'action' | 'reasonCode' | 'note'>,
  batchId: string,
  targets: readonly BatchTarget[],
): Reprioritise | null {
  const [first] = targets;
  if (!first) return null;
  const { location, sku } = first;
  const demands = targets.map(({ orderId, lineId, demandId }) => ({ orderId, lineId, demandId }));
  const type = 'stock.ReprioritiseBackorders';
  return { type, location, sku, batchId, action, demands, reasonCode, note };
}

function reprioritisedOf({ events }: Extract<Execution, { readonly outcome: 'accepted' }>): Reprioritised[] {
  return (events as readonly { readonly type: string }[]).filter(
    (event): event is Reprioritised => event.type === 'stock.BackordersReprioritised',
  );
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
