import {
  graphqlEnum,
  LocalDate,
  MutationPayload,
  DateTime,
  Revision,
  USER_ERRORS,
  UserError,
} from '#graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

export const BatchRowStatus = graphqlEnum('BatchRowStatus', ['CHANGED', 'UNCHANGED', 'FAILED']);
export const PlanVerdict = graphqlEnum(
  'PlanVerdict',
  ['WINS', 'LOSES', 'MOVES'],
  'More units or an earlier date, fewer or a later one, or another place alone.',
);
export const DeadlineEffect = graphqlEnum('DeadlineEffect', ['SAVED', 'CROSSED']);

@ObjectType()
export class BatchRow {
  @Field(() => ID) backorderId!: string;
  @Field(() => BatchRowStatus) status!: keyof typeof BatchRowStatus;
  @Field(() => Int, { nullable: true }) fromRank!: number | null;
  @Field(() => Int, { nullable: true }) toRank!: number | null;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) message!: string | null;
}

@ObjectType({ description: 'A batch of overrides that was put on record.' })
export class BatchApplied extends MutationPayload {
  @Field(() => ID) batchId!: string;
  @Field(() => [BatchRow], { description: 'As they were named.' }) rows!: BatchRow[];
}

@ObjectType({ implements: () => UserError, description: 'Some rows were refused, so nothing was changed.' })
export class BatchRefused extends UserError {
  @Field(() => [BatchRow]) rows!: BatchRow[];
}

@ObjectType({
  implements: () => UserError,
  description: 'What was previewed would turn out differently by now.',
})
export class PlanOutdated extends UserError {
  @Field(() => [String], { description: 'What happened since, the first 50.' }) changes!: string[];
}

export const BatchResult = createUnionType({
  name: 'BatchResult',
  types: () => [BatchApplied, BatchRefused, ...USER_ERRORS] as const,
});

@ObjectType()
export class PlanApplied extends MutationPayload {
  @Field(() => Int) allocatedToBackorders!: number;
  @Field(() => ID, { nullable: true, description: 'Of the overrides, to undo them by.' }) batchId!:
    string | null;
}

export const PlanResult = createUnionType({
  name: 'PlanResult',
  types: () => [PlanApplied, PlanOutdated, ...USER_ERRORS] as const,
});

@ObjectType({ description: 'What a plan does to one backorder.' })
export class PlannedBackorder {
  @Field(() => ID) backorderId!: string;
  @Field(() => String, { nullable: true }) orderRef!: string | null;
  @Field(() => String, { nullable: true }) customerRef!: string | null;
  @Field(() => Int, { nullable: true, description: 'Null: it does not wait before.' }) fromRank!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Null: it waits no more.' }) toRank!: number | null;
  @Field(() => Int) waiting!: number;
  @Field(() => Int, { description: 'Units; negative: it loses them.' }) gains!: number;
  @Field(() => LocalDate, { nullable: true }) projectedBefore!: string | null;
  @Field(() => LocalDate, { nullable: true }) projectedAfter!: string | null;
  @Field(() => LocalDate, { nullable: true }) promisedDate!: string | null;
  @Field(() => LocalDate, { nullable: true }) legalDeadline!: string | null;
  @Field(() => DeadlineEffect, { nullable: true }) deadline!: keyof typeof DeadlineEffect | null;
  @Field(() => PlanVerdict) verdict!: keyof typeof PlanVerdict;
}

@ObjectType()
export class PlanTotals {
  @Field(() => Int) winners!: number;
  @Field(() => Int) losers!: number;
  @Field(() => Int) moved!: number;
  @Field(() => Int) unchanged!: number;
  @Field(() => Int) unitsAllocated!: number;
  @Field(() => Int) unitsRevoked!: number;
  @Field(() => Int) deadlinesSaved!: number;
  @Field(() => Int) deadlinesCrossed!: number;
}

@ObjectType()
export class PlanRefusal {
  @Field() code!: string;
  @Field() message!: string;
}

@ObjectType()
export class SkuPlan {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Revision, { description: 'Of the SKU that the preview was made on.' }) revision!: string;
  @Field(() => PlanTotals) totals!: PlanTotals;
  @Field(() => [PlannedBackorder], { description: 'Those whom it matters most for first.' })
  changes!: PlannedBackorder[];
  @Field(() => [String]) warnings!: string[];
  @Field(() => PlanRefusal, { nullable: true, description: 'Why it could not be applied.' })
  refusal!: PlanRefusal | null;
}

@ObjectType()
export class QueuePlan {
  @Field(() => [SkuPlan]) skus!: SkuPlan[];
  @Field(() => String, {
    nullable: true,
    description: 'Apply it with applyPlan. Null: a supposition, or a plan that would be refused.',
  })
  planToken!: string | null;
  @Field(() => DateTime, { nullable: true }) expiresAt!: string | null;
}

@ObjectType({ description: 'What publishing a policy would do to the queues that it then governs.' })
export class PolicyPreview {
  @Field(() => Int, { description: 'Queues with somebody in them that it would govern, at most 10 000.' })
  governedQueues!: number;
  @Field(() => [SkuPlan], { description: 'Those with the most units waiting.' }) skus!: SkuPlan[];
  @Field(() => PlanTotals, { description: 'Over the queues that are listed.' }) totals!: PlanTotals;
}
