import { DateTime, graphqlEnum, Json, MutationPayload, Position, Revision, USER_ERRORS } from '#graphql-kit';
import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';

export const PolicyChange = graphqlEnum('PolicyChange', ['PUBLISHED', 'WITHDRAWN']);

@ObjectType()
export class PolicyScope {
  @Field(() => String, { nullable: true }) location!: string | null;
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => String, { nullable: true }) category!: string | null;
  @Field() inWords!: string;
}

@ObjectType({ description: 'How queues are ordered and served.' })
export class PriorityPolicy {
  @Field({ description: 'As allocations record it.' }) policyVersion!: string;
  @Field() name!: string;
  @Field(() => Int) version!: number;
  @Field() title!: string;
  @Field(() => PolicyScope) scope!: PolicyScope;
  @Field(() => [String], { description: 'A sentence each, in the order in which it decides.' })
  inWords!: string[];
  @Field(() => Json, { description: 'Its whole text, as events hold it.' }) document!: unknown;
  @Field(() => DateTime, { nullable: true, description: 'Null: the default, which nobody published.' })
  publishedAt!: string | null;
  @Field(() => String, { nullable: true }) publishedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType()
export class PriorityPolicyChange {
  @Field(() => PolicyChange) change!: keyof typeof PolicyChange;
  @Field(() => DateTime) at!: string;
  @Field() by!: string;
  @Field(() => Position) position!: string;
  @Field(() => Revision, {
    description: 'Of the latest change: send it as expectedRevision, to decide on what you have seen.',
  })
  streamRevision!: string;
  @Field() policyVersion!: string;
  @Field(() => PolicyScope) scope!: PolicyScope;
  @Field() reason!: string;
}

@ObjectType()
export class PriorityPolicyChanged extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'Null: withdrawn.' }) policyVersion!: string | null;
}

export const PriorityPolicyResult = createUnionType({
  name: 'PriorityPolicyResult',
  types: () => [PriorityPolicyChanged, ...USER_ERRORS] as const,
});
