import { evaluateScenario, packs } from '#delay-rules';
import { EVERYBODY, Json, Roles } from '#graphql-kit';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { toJurisdiction } from './delay-rule.mapper.js';
import { Jurisdiction } from './delay-rule.types.js';

@Resolver()
export class DelayRuleResolver {
  @Roles(...EVERYBODY)
  @Query(() => Json, {
    description: `What the rule would say of facts, without touching an order: {"id", "input"} as for ctl evaluate. A
scenario that cannot be answered has an "error" that names its fields.`,
  })
  evaluateDelayRule(@Args('scenario', { type: () => Json }) scenario: unknown) {
    return evaluateScenario(scenario);
  }

  @Roles(...EVERYBODY)
  @Query(() => [Jurisdiction], { description: 'The laws that are known, and what of each is not covered.' })
  jurisdictions(): Jurisdiction[] {
    return Object.values(packs).map(toJurisdiction);
  }
}
