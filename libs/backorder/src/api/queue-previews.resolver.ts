import { ProjectionHost } from '#eventing';
import { awaitPosition, badUserInput, type RequestContext, Roles } from '#graphql-kit';
import { randomId } from '#kernel';
import type { StockCommand } from '#stock/contract';
import { StockQueries } from '#stock/views';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { commandsOf } from '../application/batch-parts.js';
import { previewPolicy } from '../application/policy-preview.js';
import { PriorityPolicies } from '../application/priority-policies.js';
import { QueuePlans } from '../application/queue-plans.js';
import { BackorderQueries } from '../views/index.js';
import { BatchTargets } from './batch-targets.js';
import { actionFrom } from './override-action.js';
import {
  PlanPageArgs,
  PreviewAllocationInput,
  PreviewPriorityPolicyInput,
  PreviewReprioritisationInput,
  type Supposed,
} from './queue-operations.inputs.js';
import { draftFrom } from './policy-draft.js';
import { scopeFrom } from './priority-policy.mapper.js';
import { toPolicyPreview, toQueuePlan } from './queue-operations.mapper.js';
import { PolicyPreview, QueuePlan } from './queue-operations.types.js';

/** More than a person looks through; the rest is the tail of the smallest. */
const QUEUES_LOOKED_AT = 10_000;

@Resolver()
export class QueuePreviewsResolver {
  constructor(
    private readonly targets: BatchTargets,
    private readonly plans: QueuePlans,
    private readonly queries: BackorderQueries,
    private readonly views: ProjectionHost,
    private readonly policies: PriorityPolicies,
    private readonly stock: StockQueries,
  ) {}

  @Roles('operations', 'compliance')
  @Query(() => QueuePlan, {
    description:
      'What moving, pinning, holding or re-classing backorders would do to everybody. Changes nothing.',
  })
  async previewReprioritisation(
    @Args('input') input: PreviewReprioritisationInput,
    @Args() { first, minPosition }: PlanPageArgs,
    @Context() { actor: { tenant } }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const { targets, unknown } = this.targets.find(tenant, input);
    if (unknown.length > 0) throw unknownBackorders(unknown);
    const { beforeBackorderId } = input.action;
    const before = beforeBackorderId ? this.targets.one(tenant, beforeBackorderId) : null;
    const { reasonCode, note = null } = input;
    const request = { action: actionFrom(input.action, before), reasonCode, note };
    const commands = commandsOf(request, randomId(), targets);
    const parts = commands.map((decide) => ({ suppose: [], decide }));
    const preview = await this.plans.preview({ tenant, parts });
    return toQueuePlan(preview, { tenant, queries: this.queries, first });
  }

  @Roles('operations', 'compliance')
  @Query(() => QueuePlan, {
    description: `Who would get what: in a round, in a reallocation, or if goods came, a supply slipped or another policy
ruled. Changes nothing.`,
  })
  async previewAllocation(
    @Args('input') input: PreviewAllocationInput,
    @Args() { first, minPosition }: PlanPageArgs,
    @Context() { actor: { tenant } }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const suppose = input.suppose ? supposed(input, input.suppose) : [];
    const decide = runOf(input);
    if (suppose.length === 0 && !decide) {
      throw badUserInput([{ path: 'input', reason: 'name a run, something to suppose, or both' }]);
    }
    const preview = await this.plans.preview({ tenant, parts: [{ suppose, decide }] });
    return toQueuePlan(preview, { tenant, queries: this.queries, first });
  }

  @Roles('operations', 'compliance')
  @Query(() => PolicyPreview, {
    description: 'What publishing a priority policy would do to the queues that it governs. Changes nothing.',
  })
  async previewPriorityPolicy(
    @Args('input') input: PreviewPriorityPolicyInput,
    @Args() { first, minPosition }: PlanPageArgs,
    @Context() { actor: { tenant } }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const draft = draftFrom(input.policy, 'input.policy');
    const book = await this.policies.now(tenant);
    const policy = { ...draft, version: (book.versions[draft.name] ?? 0) + 1 };
    const waiting = this.queries.topWaiting(tenant, QUEUES_LOOKED_AT).filter(({ lines }) => lines > 0);
    const queues = waiting.map(({ location, sku }) => ({
      ...{ location, sku, category: this.stock.item(tenant, location, sku)?.category ?? null },
    }));
    const asked = { tenant, scope: scopeFrom(input.scope), policy, queues, most: input.queues };
    const preview = await previewPolicy(this.plans, book, asked);
    return toPolicyPreview(preview, { tenant, queries: this.queries, first });
  }
}

function supposed(
  { location, sku }: PreviewAllocationInput,
  { received, slip, cancelledSupplyId, policy }: Supposed,
): StockCommand[] {
  const place = { location, sku };
  const commands: StockCommand[] = [];
  if (policy) {
    const draft = draftFrom(policy, 'input.suppose.policy');
    commands.push({ type: 'stock.ApplyPriorityPolicy', ...place, policy: { ...draft, version: 1 } });
  }
  if (slip) {
    const { supplyId, dueDate = null } = slip;
    commands.push({ type: 'stock.RescheduleSupply', ...place, supplyId, dueDate, reason: null });
  }
  if (cancelledSupplyId) {
    commands.push({ type: 'stock.CancelSupply', ...place, supplyId: cancelledSupplyId, reason: null });
  }
  if (received) commands.push({ type: 'stock.ReceiveStock', ...place, quantity: received, reference: null });
  return commands;
}

function runOf({ location, sku, run, reasonCode, note = null }: PreviewAllocationInput): StockCommand | null {
  if (run === 'ROUND') return { type: 'stock.AllocateBackorders', location, sku, requested: true };
  if (run !== 'REALLOCATION') return null;
  if (!reasonCode) throw badUserInput([{ path: 'input.reasonCode', reason: 'is needed for a reallocation' }]);
  return { type: 'stock.ReallocateBackorders', location, sku, reasonCode, note };
}

function unknownBackorders(ids: readonly string[]): Error {
  return badUserInput([{ path: 'input.backorderIds', reason: `there is no backorder ${ids.join(', ')}` }]);
}
