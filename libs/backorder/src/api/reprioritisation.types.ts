import { overrideReason } from '#backorder/contract';
import { connectionOf, DateTime, graphqlEnum } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

export const ReprioritisationReason = graphqlEnum('ReprioritisationReason', overrideReason.options);
const OVERRIDE_KINDS = [
  'MOVE_TO_TOP',
  'MOVE_TO_BOTTOM',
  'MOVE_BEFORE',
  'MOVE_TO_POSITION',
  'SET_CLASS',
  'PIN',
  'UNPIN',
  'HOLD',
  'RELEASE',
] as const;
export const OverrideKind = graphqlEnum(
  'OverrideKind',
  OVERRIDE_KINDS,
  'Pinned backorders go before all others; policies leave them alone. A move holds until the next policy.',
);
export const ReprioritisationAction = graphqlEnum('ReprioritisationAction', [...OVERRIDE_KINDS, 'UNDO']);

@ObjectType({ description: 'What was set by hand for a backorder.' })
export class BackorderPlacement {
  @Field({ description: 'It goes before all that is not, whatever the policy.' }) pinned!: boolean;
  @Field({ description: 'It was put at its place by hand; the next policy ends that.' }) moved!: boolean;
  @Field(() => Int, { nullable: true, description: "Null: the policy's." }) priorityClass!: number | null;
  @Field() onHold!: boolean;
}

@ObjectType({ description: 'What a batch did to a backorder. Ranks are those in its queue, 1 is next.' })
export class ReprioritisationChange {
  @Field(() => ID) backorderId!: string;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => ID) orderId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => Int) fromRank!: number;
  @Field(() => Int) toRank!: number;
  @Field() before!: BackorderPlacement;
  @Field() after!: BackorderPlacement;
  @Field(() => ID, { nullable: true, description: 'The batch that put it back.' }) undoneBy!: string | null;
}

@ObjectType()
export class ReprioritisationChangeConnection extends connectionOf(
  ReprioritisationChange,
  'ReprioritisationChange',
) {}

@ObjectType({
  description: 'Changes of queues by hand that were made as one: who, why, and what became of it.',
})
export class ReprioritisationBatch {
  @Field(() => ID) id!: string;
  @Field(() => DateTime) at!: string;
  @Field({ description: 'Who did it: key:…, user:….' }) by!: string;
  @Field(() => ReprioritisationAction) action!: keyof typeof ReprioritisationAction;
  @Field(() => ID, { nullable: true, description: 'Of MOVE_BEFORE.' }) targetBackorderId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Of MOVE_TO_POSITION.' }) targetPosition!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of SET_CLASS; null: the policy’s class again.' })
  targetClass!: number | null;
  @Field(() => ReprioritisationReason) reasonCode!: keyof typeof ReprioritisationReason;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Int, { description: 'Backorders that it changed.' }) changed!: number;
  @Field(() => Int, { description: 'Those of them that were put back since.' }) undone!: number;
  @Field(() => ID, { nullable: true, description: 'The batch that this one undid.' }) undoes!: string | null;
  @Field(() => ID, { nullable: true, description: 'The last batch that undid changes of this one.' })
  undoneBy!: string | null;
  @Field(() => DateTime, { nullable: true }) undoneAt!: string | null;
}

@ObjectType()
export class ReprioritisationBatchConnection extends connectionOf(
  ReprioritisationBatch,
  'ReprioritisationBatch',
) {}

@ObjectType({ description: 'The last change of a backorder by hand.' })
export class LastReprioritised {
  @Field(() => ID) batchId!: string;
  @Field(() => ReprioritisationReason) reasonCode!: keyof typeof ReprioritisationReason;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field() by!: string;
  @Field(() => DateTime) at!: string;
}
