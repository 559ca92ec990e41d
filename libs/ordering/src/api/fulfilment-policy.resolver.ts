import { ProjectionHost } from '#eventing';
import {
  awaitPosition,
  EVERYBODY,
  parseCommand,
  payloadOf,
  ReadArgs,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FulfilmentPolicies } from '../application/fulfilment-policies.js';
import { fulfilmentPolicyCommands } from '../contract/index.js';
import {
  FulfilmentPolicy,
  FulfilmentPolicyChanged,
  FulfilmentPolicyResult,
  SetFulfilmentPolicyInput,
} from './fulfilment-policy.types.js';

@Resolver(() => FulfilmentPolicyChanged)
export class FulfilmentPolicyResolver {
  constructor(
    private readonly policies: FulfilmentPolicies,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => FulfilmentPolicy)
  async fulfilmentPolicy(@Args() { minPosition }: ReadArgs, @Context() context: RequestContext) {
    await awaitPosition(this.views, minPosition);
    return this.policy(context);
  }

  @Roles('operations')
  @Mutation(() => FulfilmentPolicyResult, {
    description: 'Holds for what begins to wait from then on; what waits already keeps the day that was set.',
  })
  async setFulfilmentPolicy(
    @Args('input') input: SetFulfilmentPolicyInput,
    @Context() context: RequestContext,
  ) {
    const { idempotencyKey, expectedRevision, groupWaitDays = null, reason } = input;
    const type = 'ordering.SetFulfilmentPolicy' as const;
    const asked = { policy: { groupWaitDays }, reason };
    const command = { type, ...parseCommand(fulfilmentPolicyCommands[type], asked) };
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.policies.set(command, meta, ifRevision),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new FulfilmentPolicyChanged(), payloadOf(execution));
  }

  /** Each change is one event, so the latest revision follows from their number. */
  @ResolveField(() => FulfilmentPolicy)
  async policy(@Context() { actor }: RequestContext): Promise<FulfilmentPolicy> {
    const { policy, version } = await this.policies.now(actor.tenant);
    const revision = version === 0 ? null : String(version - 1);
    return Object.assign(new FulfilmentPolicy(), { ...policy, version, revision });
  }
}
