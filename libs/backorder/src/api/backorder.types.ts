import { connectionOf, DateTime, graphqlEnum, LocalDate, Money } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

export const BackorderState = graphqlEnum('BackorderState', ['WAITING', 'ON_HOLD', 'FILLED', 'CANCELLED']);
export const HoldReason = graphqlEnum('HoldReason', ['ORDER', 'BACKORDER']);
export const CoverageSource = graphqlEnum('CoverageSource', ['ON_HAND', 'SUPPLY', 'NONE']);

@ObjectType({ description: 'What is to cover a backorder, if everything comes as it is expected.' })
export class BackorderCoverage {
  @Field(() => CoverageSource) source!: keyof typeof CoverageSource;
  @Field(() => ID, { nullable: true, description: 'The supply that completes it.' }) supplyId!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Null when no dated supply covers it: never made up.',
  })
  projectedDate!: string | null;
}

@ObjectType({ description: 'Units of an order line that wait for stock: who, since when, behind how many.' })
export class Backorder {
  @Field(() => ID) id!: string;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => ID) lineId!: string;
  @Field() customerRef!: string;
  @Field(() => [String]) tags!: string[];
  @Field(() => BackorderState) state!: keyof typeof BackorderState;
  @Field(() => Int, { description: 'Units that wait.' }) waiting!: number;
  @Field(() => Int, { description: 'Units that waited at first.' }) backordered!: number;
  @Field(() => Int, { description: 'Units of the demand that are allocated or shipped.' }) allocated!: number;
  @Field(() => Int) cancelled!: number;
  @Field(() => Int, { description: '1 is served first, 9 last.' }) priorityClass!: number;
  @Field({ description: 'The class was set by hand, not by the policy.' }) priorityClassOverridden!: boolean;
  @Field({ description: 'It goes before all that is not pinned, whatever the policy.' }) pinned!: boolean;
  @Field({ description: 'It was put at its place by hand; the next policy ends that.' }) moved!: boolean;
  @Field({ description: "It waited longer than the policy's guard allows, and so goes first." })
  starving!: boolean;
  @Field({ description: 'It waits for the release date of its item, whatever is in stock.' })
  preOrder!: boolean;
  @Field() onHold!: boolean;
  @Field(() => [HoldReason], { description: 'What holds it: its order, or somebody the backorder itself.' })
  holdReasons!: (keyof typeof HoldReason)[];
  @Field(() => String, { nullable: true }) channel!: string | null;
  @Field(() => String, { nullable: true }) segment!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'As its queue knows it.' })
  promisedDate!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'As its queue knows it.' })
  legalDeadline!: string | null;
  @Field(() => LocalDate, { nullable: true }) dueDate!: string | null;
  @Field(() => DateTime) waitingSince!: string;
  @Field(() => DateTime, { nullable: true }) lastAllocatedAt!: string | null;
  @Field({ description: 'SPLIT, COMPLETE or TOGETHER.' }) shipPolicy!: string;
  @Field({ description: 'The priority policy that ranked it.' }) policyVersion!: string;
  @Field(() => Money, { description: 'Of the units that wait.' }) value!: Money;
  @Field(() => Int, { nullable: true, description: '1 is next; null when nothing waits.' }) position!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Units that wait in front.' }) quantityAhead!:
    number | null;
  @Field(() => BackorderCoverage, { nullable: true }) coverage!: BackorderCoverage | null;
  /** No field: what `lastReprioritised` is looked up by. */
  batchId!: string | null;
}

@ObjectType()
export class BackorderConnection extends connectionOf(Backorder, 'Backorder') {}

@ObjectType({ description: 'The backorders of a SKU in the order in which they are served.' })
export class BackorderQueue extends connectionOf(Backorder, 'QueuedBackorder') {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int) waitingLines!: number;
  @Field(() => Int) waitingUnits!: number;
}

@ObjectType()
export class WaitingSku {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int) lines!: number;
  @Field(() => Int) units!: number;
}
