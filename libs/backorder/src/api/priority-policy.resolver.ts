import { policyVersionOf, type PriorityPolicyCommand, priorityPolicyCommands } from '#backorder/contract';
import { type Execution, ProcessRuntime, ProjectionHost } from '#eventing';
import {
  awaitPosition,
  EVERYBODY,
  type GuardedInput,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import { StockQueries } from '#stock/views';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PriorityPolicies } from '../application/priority-policies.js';
import { governingPolicy } from '../domain/index.js';
import {
  PriorityPoliciesArgs,
  PriorityPolicyArgs,
  PublishPriorityPolicyInput,
  WithdrawPriorityPolicyInput,
} from './priority-policy.inputs.js';
import { draftFrom } from './policy-draft.js';
import { inForceAfter, scopeFrom, toChange, toPolicy, until } from './priority-policy.mapper.js';
import {
  PriorityPolicy,
  PriorityPolicyChange,
  PriorityPolicyChanged,
  PriorityPolicyResult,
} from './priority-policy.types.js';

/** How long an answer waits until queues are ordered anew; the work goes on either way. */
const SETTLE_MILLISECONDS = 2000;

@Resolver()
export class PriorityPolicyResolver {
  constructor(
    private readonly policies: PriorityPolicies,
    private readonly stock: StockQueries,
    private readonly views: ProjectionHost,
    private readonly processes: ProcessRuntime,
  ) {}

  @Roles('operations')
  @Mutation(() => PriorityPolicyResult, {
    description: 'A new version of the policy of a scope; the queues that it governs are ordered anew.',
  })
  publishPriorityPolicy(
    @Args('input') input: PublishPriorityPolicyInput,
    @Context() context: RequestContext,
  ) {
    const type = 'backorder.PublishPriorityPolicy';
    const { reason } = input;
    const policy = draftFrom(input.policy, 'input.policy');
    const asked = { scope: scopeFrom(input.scope), policy, reason };
    return this.run({ type, ...parseCommand(priorityPolicyCommands[type], asked) }, input, context);
  }

  @Roles('operations')
  @Mutation(() => PriorityPolicyResult)
  withdrawPriorityPolicy(
    @Args('input') input: WithdrawPriorityPolicyInput,
    @Context() context: RequestContext,
  ) {
    const { reason } = input;
    const scope = scopeFrom(input.scope);
    return this.run({ type: 'backorder.WithdrawPriorityPolicy', scope, reason }, input, context);
  }

  @Roles(...EVERYBODY)
  @Query(() => [PriorityPolicy], { description: 'The policies in force, now or at a moment in the past.' })
  async priorityPolicies(
    @Args() { asOf, minPosition }: PriorityPoliciesArgs,
    @Context() { actor }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const entries = until(await this.policies.history(actor.tenant), asOf);
    return Object.values(inForceAfter(entries).inForce).map((scoped) => toPolicy(scoped, entries));
  }

  @Roles(...EVERYBODY)
  @Query(() => PriorityPolicy, {
    description: 'The policy that governs a queue, and the scope by which it does. By the category of today.',
  })
  async priorityPolicy(
    @Args() { location, sku, asOf, minPosition }: PriorityPolicyArgs,
    @Context() { actor: { tenant } }: RequestContext,
  ) {
    await awaitPosition(this.views, minPosition);
    const entries = until(await this.policies.history(tenant), asOf);
    const category = this.stock.item(tenant, location, sku)?.category ?? null;
    return toPolicy(governingPolicy(inForceAfter(entries), { location, sku, category }), entries);
  }

  @Roles(...EVERYBODY)
  @Query(() => [PriorityPolicyChange], {
    description: 'All that was published and withdrawn, the latest first.',
  })
  async priorityPolicyHistory(@Context() { actor }: RequestContext) {
    const entries = await this.policies.history(actor.tenant);
    return entries.map(toChange).reverse();
  }

  private async run(
    command: PriorityPolicyCommand,
    { idempotencyKey, expectedRevision }: GuardedInput,
    context: RequestContext,
  ) {
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, async (meta) => {
      const decided = await this.policies.execute(command, meta, ifRevision);
      return decided.outcome === 'rejected' ? decided : this.processes.follow(decided, SETTLE_MILLISECONDS);
    });
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new PriorityPolicyChanged(), payloadOf(execution), {
      policyVersion: publishedBy(execution),
    });
  }
}

function publishedBy({ events }: Extract<Execution, { readonly outcome: 'accepted' }>): string | null {
  const published = events.find(({ type }) => type === 'backorder.PriorityPolicyPublished');
  if (!published) return null;
  const { policy } = published.data as {
    readonly policy: { readonly name: string; readonly version: number };
  };
  return policyVersionOf(policy);
}
