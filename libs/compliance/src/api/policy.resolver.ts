import {
  EVERYBODY,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policies } from '../application/policies.js';
import { type DelayPolicy, MESSAGE_DEFAULTS, policyCommands } from '../contract/index.js';
import {
  DelayPolicyChanged,
  DelayPolicyInForce,
  type DelayPolicyOfTenant,
  DelayPolicyResult,
  SetDelayPolicyInput,
} from './policy.types.js';

@Resolver()
export class PolicyResolver {
  constructor(private readonly policies: Policies) {}

  @Roles(...EVERYBODY)
  @Query(() => DelayPolicyInForce)
  async delayPolicy(@Context() { actor }: RequestContext): Promise<DelayPolicyInForce> {
    const { policy, version } = await this.policies.of(actor.tenant);
    return Object.assign(new DelayPolicyInForce(), { version, policy: policy && shown(policy) });
  }

  @Roles('operations')
  @Mutation(() => DelayPolicyResult)
  async setDelayPolicy(@Args('input') input: SetDelayPolicyInput, @Context() context: RequestContext) {
    const { idempotencyKey, policy: asked, reason } = input;
    const { policy } = parseCommand(policyCommands['compliance.SetPolicy'], {
      policy: stored(asked),
      reason,
    });
    const command = { type: 'compliance.SetPolicy', policy, reason };
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.policies.set(policy, reason, meta),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new DelayPolicyChanged(), payloadOf(execution));
  }
}

function stored({ seller, goodwill, undatedReason = null, ...policy }: DelayPolicyOfTenant) {
  const { phone = null } = seller;
  return {
    ...policy,
    undatedReason,
    seller: { ...seller, phone },
    goodwill: goodwill.map(({ amountMinor, validDays, ...offer }) => ({
      ...offer,
      ...(typeof validDays === 'number' && { validDays }),
      amountMinor: typeof amountMinor === 'string' ? Number(amountMinor) : null,
    })),
  };
}

function shown({ goodwill, ...policy }: DelayPolicy): DelayPolicyOfTenant {
  const offers = goodwill.map(({ amountMinor, validDays = null, ...offer }) => ({
    ...offer,
    validDays,
    amountMinor: amountMinor === null ? null : String(amountMinor),
  }));
  return { ...MESSAGE_DEFAULTS, ...policy, goodwill: offers };
}
