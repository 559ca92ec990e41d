import { toUserError, type UserError } from '#graphql-kit';
import type { BatchAnswer, Refused } from '../application/batch-answers.js';
import type { BatchRow as Row } from '../application/batch-rows.js';
import type { BatchStep } from '../application/queue-desk.js';
import type { PolicyPreview as PreviewedPolicy } from '../application/policy-preview.js';
import type { Preview, SkuPreview } from '../application/queue-plans.js';
import type { PlannedChange } from '../domain/index.js';
import type { BackorderQueries } from '../views/index.js';
import {
  BatchApplied,
  BatchRefused,
  BatchRow,
  PlanApplied,
  PlannedBackorder,
  PolicyPreview,
  QueuePlan,
  SkuPlan,
} from './queue-operations.types.js';

export function toBatchResult(done: BatchAnswer | Refused): BatchApplied | UserError {
  if ('rejection' in done) return toUserError(done.rejection);
  const { batchId, applied, events, revision, position, repeated } = done;
  const rows = done.rows.map(toBatchRow);
  if (!applied) return refused(rows);
  return Object.assign(new BatchApplied(), {
    ...{ batchId, rows, repeated },
    events: events.map((event) => ({ ...event, position: String(event.position) })),
    streamRevision: String(revision),
    position: String(position),
  });
}

function refused(rows: readonly BatchRow[]): BatchRefused {
  const failed = rows.filter(({ status }) => status === 'FAILED');
  const message = `${failed.length} of ${rows.length} backorders cannot be changed, so none was: ${failed[0]?.message}`;
  const face = { code: 'BACKORDER_NOT_FOUND' as const, path: ['backorderIds'], retryable: false };
  return Object.assign(new BatchRefused(), face, { message, rows: [...rows] });
}

export function noBatch(batchId: string): UserError {
  const message = `there is no batch of overrides ${batchId}`;
  return toUserError({ code: 'BATCH_NOT_FOUND', message, details: { field: 'batchId' } });
}

function toBatchRow({ demandId, ...row }: Row): BatchRow {
  return Object.assign(new BatchRow(), { backorderId: demandId, ...row });
}

/** What several decisions come to: all events, and the last position. */
export function payloadOfSteps(steps: readonly BatchStep[]) {
  const done = steps.flatMap((step) => ('execution' in step ? [step.execution] : []));
  const last = done.at(-1);
  return {
    events: done.flatMap(({ events }) =>
      events.map(({ id, type, position }) => ({ id, type, position: String(position) })),
    ),
    streamRevision: String(last?.revision ?? 0),
    position: String(done.reduce((most, { position }) => (position > most ? position : most), 0n)),
    repeated: done.length > 0 && done.every(({ repeated }) => repeated),
  };
}

export function toPlanApplied(steps: readonly BatchStep[]): PlanApplied | UserError {
  const refusal = steps.find((step) => 'rejection' in step);
  if (refusal && 'rejection' in refusal) return toUserError(refusal.rejection);
  const batches = steps.flatMap(({ command }) => ('batchId' in command ? [command.batchId] : []));
  return Object.assign(new PlanApplied(), payloadOfSteps(steps), {
    allocatedToBackorders: allocatedUnits(steps),
    batchId: batches[0] ?? null,
  });
}

function allocatedUnits(steps: readonly BatchStep[]): number {
  const events = steps.flatMap((step) => ('execution' in step ? step.execution.events : []));
  return (events as readonly { readonly type: string; readonly data: unknown }[])
    .filter(({ type }) => type === 'stock.BackordersAllocated')
    .flatMap(
      ({ data }) => (data as { readonly allocations: readonly { readonly quantity: number }[] }).allocations,
    )
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

export interface PlanReading {
  readonly tenant: string;
  readonly queries: BackorderQueries;
  /** Changes of each SKU that are listed. */
  readonly first: number;
}

export function toQueuePlan({ skus, token, expiresAt }: Preview, reading: PlanReading): QueuePlan {
  return Object.assign(new QueuePlan(), {
    skus: skus.map((sku) => toSkuPlan(sku, reading)),
    planToken: token,
    expiresAt,
  });
}

export function toPolicyPreview(
  { governed, skus, totals }: PreviewedPolicy,
  reading: PlanReading,
): PolicyPreview {
  const plans = skus.map((sku) => toSkuPlan(sku, reading));
  return Object.assign(new PolicyPreview(), { governedQueues: governed, skus: plans, totals });
}

function toSkuPlan(preview: SkuPreview, reading: PlanReading): SkuPlan {
  const { location, sku, revision, totals, warnings, rejection, changes } = preview;
  return Object.assign(new SkuPlan(), {
    ...{ location, sku, totals, warnings: [...warnings] },
    revision: String(revision),
    refusal: rejection && { code: rejection.code, message: rejection.message },
    changes: changes.slice(0, reading.first).map((change) => toPlanned(change, reading)),
  });
}

function toPlanned(
  { demandId, ...change }: PlannedChange,
  { tenant, queries }: PlanReading,
): PlannedBackorder {
  const row = queries.byId(tenant, demandId);
  const who = { orderRef: row?.orderRef ?? null, customerRef: row?.customerRef ?? null };
  return Object.assign(new PlannedBackorder(), { backorderId: demandId, ...who, ...change });
}
