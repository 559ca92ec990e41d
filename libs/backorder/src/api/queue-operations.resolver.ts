import { commandMeta, type RequestContext, Roles, runOnce, toUserError } from '#graphql-kit';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { deterministicId } from '#kernel';
import type { StockCommand } from '#stock/contract';
import {
  BATCH_ANSWERS,
  type BatchAnswer,
  type BatchAnswers,
  type Refused,
} from '../application/batch-answers.js';
import { QueueBatches } from '../application/queue-batches.js';
import { PlanApplier } from '../application/plan-applier.js';
import { QUEUE_DESK, runBatch, type QueueDesk } from '../application/queue-desk.js';
import { Inject } from '@nestjs/common';
import { undoBatch } from '../application/batch-undo.js';
import { BatchTargets, revisionOf } from './batch-targets.js';
import { DoneChanges } from './done-changes.js';
import { actionFrom } from './override-action.js';
import {
  AllocateToBackorderInput,
  ApplyPlanInput,
  DeallocateBackorderInput,
  type JustifiedInput,
  ReallocateBackordersInput,
  ReprioritiseBackordersInput,
  UndoReprioritisationInput,
} from './queue-operations.inputs.js';
import { noBatch, toBatchResult, toPlanApplied } from './queue-operations.mapper.js';
import { BatchResult, PlanOutdated, PlanResult } from './queue-operations.types.js';

@Resolver()
export class QueueOperationsResolver {
  constructor(
    private readonly targets: BatchTargets,
    private readonly batches: QueueBatches,
    private readonly plans: PlanApplier,
    private readonly done: DoneChanges,
    @Inject(QUEUE_DESK) private readonly desk: QueueDesk,
    @Inject(BATCH_ANSWERS) private readonly answers: BatchAnswers,
  ) {}

  @Roles('operations')
  @Mutation(() => BatchResult, {
    description: 'Moves, pins, holds or re-classes backorders by hand, for a reason that is put on record.',
  })
  async reprioritiseBackorders(
    @Args('input') input: ReprioritiseBackordersInput,
    @Context() context: RequestContext,
  ) {
    const { tenant } = context.actor;
    const { idempotencyKey, reasonCode, errorPolicy, note = null, where } = input;
    const isAnswered = where && (await this.batches.wasAnswered(commandMeta(context, idempotencyKey)));
    const found = isAnswered ? { targets: [], unknown: [] } : this.targets.find(tenant, input);
    const { beforeBackorderId } = input.action;
    const before = beforeBackorderId ? this.targets.one(tenant, beforeBackorderId) : null;
    const action = actionFrom(input.action, before);
    const ifRevision = revisionOf(input, found.targets);
    const asked = { ...input };
    const request = { action, reasonCode, note, errorPolicy, ...found, ifRevision, asked, byIds: !where };
    const done = await runOnce({ context, idempotencyKey, command: asked }, (meta) =>
      outcomeOf(this.batches.reprioritise(request, meta)),
    );
    return toBatchResult('rejection' in done ? done : done.result);
  }

  @Roles('operations')
  @Mutation(() => BatchResult, {
    description: 'Undoes a batch of overrides. What something else changed since is left as it is.',
  })
  async undoReprioritisation(
    @Args('input') input: UndoReprioritisationInput,
    @Context() context: RequestContext,
  ) {
    const { batchId: undoes, onChanged, reasonCode, note = null, idempotencyKey } = input;
    const changes = await this.done.of(context.actor.tenant, undoes);
    if (changes.length === 0) return noBatch(undoes);
    const ifRevision = revisionOf(input, changes);
    const request = { undoes, changes, onChanged, reasonCode, note, ifRevision, asked: { ...input } };
    const done = await runOnce({ context, idempotencyKey, command: request.asked }, (meta) =>
      outcomeOf(undoBatch({ desk: this.desk, answers: this.answers }, request, meta)),
    );
    return toBatchResult('rejection' in done ? done : done.result);
  }

  @Roles('operations')
  @Mutation(() => PlanResult, { description: 'Does exactly what a preview showed, or nothing.' })
  async applyPlan(
    @Args('input') { planToken, idempotencyKey }: ApplyPlanInput,
    @Context() context: RequestContext,
  ) {
    const done = await runOnce({ context, idempotencyKey, command: { planToken } }, async (meta) => {
      const result = await this.plans.apply(planToken, meta);
      return { outcome: 'steps' in result ? 'accepted' : 'rejected', result } as const;
    });
    if ('rejection' in done) return toUserError(done.rejection);
    if ('steps' in done.result) return toPlanApplied(done.result.steps);
    const { message, changes } = done.result;
    const face = { code: 'PLAN_OUTDATED' as const, message, path: ['planToken'], retryable: false };
    return Object.assign(new PlanOutdated(), face, { changes: [...changes] });
  }

  @Roles('operations')
  @Mutation(() => PlanResult)
  allocateToBackorder(@Args('input') input: AllocateToBackorderInput, @Context() context: RequestContext) {
    const { reasonCode, quantity, note = null } = input;
    return this.onBackorder(input, context, (target) => ({
      ...{ type: 'stock.AllocateManually', ...target, quantity, reasonCode, note },
    }));
  }

  @Roles('operations')
  @Mutation(() => PlanResult)
  deallocateBackorder(@Args('input') input: DeallocateBackorderInput, @Context() context: RequestContext) {
    const { reasonCode, quantity, hold, note = null, idempotencyKey } = input;
    const batchId = deterministicId('batch', context.actor.tenant, 'deallocation', idempotencyKey);
    return this.onBackorder(input, context, (target) => ({
      ...{ type: 'stock.DeallocateBackorder', ...target, quantity, hold, batchId, reasonCode, note },
    }));
  }

  @Roles('operations')
  @Mutation(() => PlanResult)
  reallocateBackorders(@Args('input') input: ReallocateBackordersInput, @Context() context: RequestContext) {
    const { location, sku, reasonCode, note = null } = input;
    const command: StockCommand = { type: 'stock.ReallocateBackorders', location, sku, reasonCode, note };
    return this.run(command, input, context);
  }

  private onBackorder(
    input: AllocateToBackorderInput,
    context: RequestContext,
    commandFor: (target: NonNullable<ReturnType<BatchTargets['one']>>) => StockCommand,
  ) {
    const { backorderId } = input;
    const target = this.targets.one(context.actor.tenant, backorderId);
    if (!target) {
      const message = `there is no backorder ${backorderId}`;
      return toUserError({ code: 'BACKORDER_NOT_FOUND', message, details: { field: 'backorderId' } });
    }
    return this.run(commandFor(target), input, context);
  }

  private async run(command: StockCommand, input: JustifiedInput, context: RequestContext) {
    const { idempotencyKey } = input;
    const ifRevision = revisionOf(input, [command]);
    const done = await runOnce({ context, idempotencyKey, command }, async (meta) => {
      const steps = await runBatch(this.desk, [command], meta, ifRevision);
      return { outcome: steps.some((step) => 'rejection' in step) ? 'rejected' : 'accepted', steps } as const;
    });
    return 'rejection' in done ? toUserError(done.rejection) : toPlanApplied(done.steps);
  }
}

/** What was taken back keeps its key: its SKUs know it. What was refused before anything was done leaves it free. */
async function outcomeOf(work: Promise<BatchAnswer | Refused>) {
  const result = await work;
  const isFree = 'rejection' in result || (!result.applied && result.events.length === 0);
  return { outcome: isFree ? 'rejected' : 'accepted', result } as const;
}
