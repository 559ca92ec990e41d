import { AsOfInput, graphqlEnum, GuardedInput, ReadArgs } from '#graphql-kit';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const UNITS = 1_000_000_000;

export const RankingKind = graphqlEnum(
  'RankingKind',
  ['LEXICOGRAPHIC', 'WEIGHTED'],
  'One criterion after the other, or a score whose weights total 100.',
);
export const CriterionKind = graphqlEnum('CriterionKind', [
  'CLASS',
  'LEGAL_DEADLINE',
  'PROMISED_DATE',
  'DUE_DATE',
  'AGE',
  'ORDER_VALUE',
  'PAID_FIRST',
]);
export const DivisionRule = graphqlEnum('DivisionRule', ['PRIORITY_ORDER', 'FAIR_SHARE']);
export const AllocationStrategy = graphqlEnum(
  'AllocationStrategy',
  ['PROTECT', 'IMPROVE', 'SHARE', 'GIVE', 'FREEZE'],
  `What a reallocation does with a class. PROTECT: served first, of all that can be had. IMPROVE: keeps what it has and may
get more. SHARE: gives back and takes its turn. GIVE: gives back and gets what others leave. FREEZE: stays as it is.`,
);
export const QuotaPeriod = graphqlEnum(
  'QuotaPeriod',
  ['DAY', 'WEEK', 'MONTH'],
  'In UTC; weeks begin on Monday.',
);

@InputType({ description: 'Whom a rule means: every member that is given must fit, with any of its values.' })
export class DemandMatchInput {
  @IsOptional() @ArrayMaxSize(9) @Field(() => [Int], { nullable: true }) tiers?: number[] | null;
  @IsOptional() @ArrayMaxSize(50) @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @IsOptional() @ArrayMaxSize(50) @Field(() => [String], { nullable: true }) channels?: string[] | null;
  @IsOptional() @ArrayMaxSize(50) @Field(() => [String], { nullable: true }) segments?: string[] | null;
}

@InputType()
export class ClassRuleInput {
  @ValidateNested() @Type(() => DemandMatchInput) @Field() when!: DemandMatchInput;
  @Min(1) @Max(9) @Field(() => Int) priorityClass!: number;
}

@InputType()
export class CriterionInput {
  @Field(() => CriterionKind) by!: keyof typeof CriterionKind;

  @IsOptional()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'With WEIGHTED: of 100.' })
  weight?: number | null;

  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ClassRuleInput)
  @Field(() => [ClassRuleInput], { nullable: true, description: 'With CLASS: the first rule that fits.' })
  classes?: ClassRuleInput[] | null;

  @IsOptional()
  @Min(1)
  @Max(9)
  @Field(() => Int, {
    nullable: true,
    description: 'With CLASS, where no rule fits; null: the tier of the customer.',
  })
  otherwise?: number | null;

  @Field({ defaultValue: true, description: 'With ORDER_VALUE.' }) highestFirst!: boolean;
}

@InputType()
export class StrategyInput {
  @Min(1) @Max(9) @Field(() => Int) priorityClass!: number;
  @Field(() => AllocationStrategy) strategy!: keyof typeof AllocationStrategy;
}

@InputType({ description: 'Most units that some may get in a period, together.' })
export class QuotaInput {
  @Length(1, 64) @Field(() => ID) id!: string;
  @ValidateNested() @Type(() => DemandMatchInput) @Field() when!: DemandMatchInput;
  @Min(1) @Max(UNITS) @Field(() => Int) units!: number;
  @Field(() => QuotaPeriod) per!: keyof typeof QuotaPeriod;
}

@InputType({
  description:
    'How queues are ordered and served. What is pinned goes first, the order of arrival decides last.',
})
export class PriorityPolicyInput {
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  @Field({ description: 'Lower case letters, digits, hyphens.' })
  name!: string;
  @Length(1, 500) @Field() title!: string;
  @Field(() => RankingKind, { defaultValue: 'LEXICOGRAPHIC' }) kind!: keyof typeof RankingKind;

  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => CriterionInput)
  @Field(() => [CriterionInput])
  criteria!: CriterionInput[];

  @IsOptional()
  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description: 'Whoever waits longer goes before all that is not pinned.',
  })
  guardDays?: number | null;

  @Field(() => DivisionRule, { defaultValue: 'PRIORITY_ORDER' }) rule!: keyof typeof DivisionRule;
  @IsOptional() @Min(1) @Max(100) @Field(() => Int, { nullable: true }) minimumFillPercent?: number | null;
  @IsOptional() @Min(2) @Max(100_000) @Field(() => Int, { nullable: true }) caseMultiple?: number | null;

  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => StrategyInput)
  @Field(() => [StrategyInput], { defaultValue: [], description: 'Classes that are not named IMPROVE.' })
  strategies!: StrategyInput[];

  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuotaInput)
  @Field(() => [QuotaInput], { defaultValue: [] })
  quotas!: QuotaInput[];
}

@InputType({ description: 'Queues that fit every member. None: all queues.' })
export class PolicyScopeInput {
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) location?: string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) sku?: string | null;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) category?: string | null;
}

@InputType({ description: 'Orders the queues of a scope anew, and from then on.' })
export class PublishPriorityPolicyInput extends GuardedInput {
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyScopeInput)
  @Field(() => PolicyScopeInput, { nullable: true })
  scope?: PolicyScopeInput | null;

  @ValidateNested() @Type(() => PriorityPolicyInput) @Field() policy!: PriorityPolicyInput;
  @Length(1, 500) @Field() reason!: string;
}

@InputType({ description: 'The next wider policy governs these queues again.' })
export class WithdrawPriorityPolicyInput extends GuardedInput {
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyScopeInput)
  @Field(() => PolicyScopeInput, { nullable: true })
  scope?: PolicyScopeInput | null;

  @Length(1, 500) @Field() reason!: string;
}

@ArgsType()
export class PriorityPoliciesArgs extends ReadArgs {
  @Field(() => AsOfInput, { nullable: true }) asOf?: AsOfInput | null;
}

@ArgsType()
export class PriorityPolicyArgs extends PriorityPoliciesArgs {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() sku!: string;
}
