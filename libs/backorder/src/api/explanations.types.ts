import { DateTime, Position, Revision } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Who stood before it in that decision.' })
export class AheadInDecision {
  @Field(() => ID) backorderId!: string;
  @Field(() => ID) orderId!: string;
  @Field(() => Int) rank!: number;
  @Field(() => Int) units!: number;
  @Field(() => String, { nullable: true, description: 'Why it got nothing; null: it was served.' })
  passedOver!: string | null;
}

@ObjectType({ description: 'A decision that gave units to a backorder, as it stands in the log.' })
export class AllocationExplanation {
  @Field(() => DateTime) at!: string;
  @Field(() => Position) position!: string;
  @Field(() => Revision, { description: 'Of the SKU.' }) revision!: string;
  @Field(() => Int) units!: number;
  @Field(() => Int, { nullable: true, description: 'Its place in the queue at that moment; 1 was next.' })
  rank!: number | null;
  @Field({ description: 'FROM_STOCK, PRIORITY_ORDER, FAIR_SHARE, STRATEGIES or MANUAL_CHOICE.' })
  rule!: string;
  @Field() cause!: string;
  @Field() policyVersion!: string;
  @Field(() => String, { nullable: true }) reasonCode!: string | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => [AheadInDecision]) ahead!: AheadInDecision[];
}

@ObjectType()
export class WaitReason {
  @Field() code!: string;
  @Field() message!: string;
}

@ObjectType()
export class WaitsAhead {
  @Field(() => ID) backorderId!: string;
  @Field(() => ID) orderId!: string;
  @Field(() => Int) rank!: number;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) priorityClass!: number;
  @Field() pinned!: boolean;
  @Field() onHold!: boolean;
}

@ObjectType()
export class PassedOverThen {
  @Field(() => DateTime) at!: string;
  @Field(() => Position) position!: string;
  @Field(() => Int) rank!: number;
  @Field() reason!: string;
  @Field() cause!: string;
}

@ObjectType({ description: 'Why a backorder has not got what it waits for.' })
export class WhyNot {
  @Field(() => [WaitReason]) reasons!: WaitReason[];
  @Field(() => Int, { nullable: true }) rank!: number | null;
  @Field(() => Int, { nullable: true }) quantityAhead!: number | null;
  @Field(() => Int, { description: 'Free units of the SKU.' }) available!: number;
  @Field() policyVersion!: string;
  @Field(() => [String], { description: 'The policy in words, in the order in which it decides.' })
  policy!: string[];
  @Field(() => [WaitsAhead], { description: 'The first ten before it.' }) ahead!: WaitsAhead[];
  @Field(() => [PassedOverThen], {
    description: 'Decisions that named it and gave to others, the last twenty.',
  })
  passedOver!: PassedOverThen[];
}
