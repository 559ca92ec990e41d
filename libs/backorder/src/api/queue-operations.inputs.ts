import { graphqlEnum, LocalDate, MutationInput, ReadArgs, Revision } from '#graphql-kit';
import { Field, ID, InputType, Int, ArgsType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { BackorderWhere } from './backorder.args.js';
import { PolicyScopeInput, PriorityPolicyInput } from './priority-policy.inputs.js';
import { OverrideKind, ReprioritisationReason } from './reprioritisation.types.js';

const UNITS = 1_000_000_000;

export const BatchErrorPolicy = graphqlEnum('BatchErrorPolicy', ['ALL_OR_NOTHING', 'SKIP_FAILED']);

@InputType({ isAbstract: true })
export abstract class JustifiedInput extends MutationInput {
  @IsOptional()
  @Field(() => Revision, {
    nullable: true,
    description:
      'Refuse if the SKU is at another revision by now, as stockItem has it. For backorders of one SKU.',
  })
  expectedRevision?: string | null;

  @Field(() => ReprioritisationReason) reasonCode!: keyof typeof ReprioritisationReason;

  @IsOptional()
  @Length(1, 500)
  @Field(() => String, { nullable: true, description: 'Needed with OTHER.' })
  note?: string | null;
}

@InputType()
export class OverrideActionInput {
  @Field(() => OverrideKind) kind!: keyof typeof OverrideKind;

  @IsOptional()
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'With MOVE_BEFORE: who is to come right behind.' })
  beforeBackorderId?: string | null;

  @IsOptional()
  @Min(1)
  @Max(100_000_000)
  @Field(() => Int, {
    nullable: true,
    description: 'With MOVE_TO_POSITION: 1 is the first, counted among the pinned, or among the others.',
  })
  position?: number | null;

  @IsOptional()
  @Min(1)
  @Max(9)
  @Field(() => Int, { nullable: true, description: 'With SET_CLASS; null: the class of the policy again.' })
  priorityClass?: number | null;
}

@InputType({ isAbstract: true })
abstract class BatchInput extends JustifiedInput {
  @ValidateNested() @Type(() => OverrideActionInput) @Field() action!: OverrideActionInput;

  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { nullable: true, description: 'In the order that they are to keep. At most 200.' })
  backorderIds?: string[] | null;

  @IsOptional()
  @Field(() => BackorderWhere, {
    nullable: true,
    description: 'In place of ids: those that wait now and match, at most 200; more are refused.',
  })
  where?: BackorderWhere | null;
}

@InputType({ description: 'One audited batch, with a reason. Of one SKU or of many.' })
export class ReprioritiseBackordersInput extends BatchInput {
  @Field(() => BatchErrorPolicy, { defaultValue: 'ALL_OR_NOTHING' })
  errorPolicy!: keyof typeof BatchErrorPolicy;
}

export const OnChanged = graphqlEnum('OnChanged', ['SKIP', 'REFUSE']);

@InputType({ description: 'Puts backorders back where a batch found them; what was changed since stays.' })
export class UndoReprioritisationInput extends JustifiedInput {
  @IsUUID() @Field(() => ID) batchId!: string;

  @Field(() => OnChanged, {
    defaultValue: 'SKIP',
    description: 'What becomes of the undoing where something was changed since: left out, or all refused.',
  })
  onChanged!: keyof typeof OnChanged;
}

@InputType({ description: 'As for reprioritiseBackorders. Changes nothing.' })
export class PreviewReprioritisationInput {
  @ValidateNested() @Type(() => OverrideActionInput) @Field() action!: OverrideActionInput;
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { description: 'In the order that they are to keep. At most 200.' })
  backorderIds!: string[];
  @Field(() => ReprioritisationReason) reasonCode!: keyof typeof ReprioritisationReason;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class SupposedSlip {
  @IsUUID() @Field(() => ID) supplyId!: string;
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: nobody knows when it comes now.' })
  dueDate?: string | null;
}

@InputType({ description: 'What is supposed to have happened. All members that are given.' })
export class Supposed {
  @IsOptional()
  @Min(1)
  @Max(UNITS)
  @Field(() => Int, { nullable: true, description: 'So many units arrive now.' })
  received?: number | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => SupposedSlip)
  @Field(() => SupposedSlip, { nullable: true, description: 'A supply comes on another day.' })
  slip?: SupposedSlip | null;

  @IsOptional()
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'A supply does not come at all.' })
  cancelledSupplyId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PriorityPolicyInput)
  @Field(() => PriorityPolicyInput, { nullable: true, description: 'Another priority policy rules.' })
  policy?: PriorityPolicyInput | null;
}

export const AllocationRun = graphqlEnum(
  'AllocationRun',
  ['ROUND', 'REALLOCATION'],
  'A round gives free units to the queue. A reallocation also divides anew what the policy’s strategies let go.',
);

@InputType()
export class PreviewAllocationInput {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() sku!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Supposed)
  @Field(() => Supposed, { nullable: true, description: 'Such a preview cannot be applied.' })
  suppose?: Supposed | null;

  @IsOptional()
  @Field(() => AllocationRun, { nullable: true })
  run?: keyof typeof AllocationRun | null;

  @IsOptional()
  @Field(() => ReprioritisationReason, { nullable: true, description: 'Needed for a reallocation.' })
  reasonCode?: keyof typeof ReprioritisationReason | null;

  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType({ description: 'As for publishPriorityPolicy. Changes nothing.' })
export class PreviewPriorityPolicyInput {
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyScopeInput)
  @Field(() => PolicyScopeInput, { nullable: true })
  scope?: PolicyScopeInput | null;

  @ValidateNested() @Type(() => PriorityPolicyInput) @Field() policy!: PriorityPolicyInput;

  @Min(1)
  @Max(20)
  @Field(() => Int, {
    defaultValue: 10,
    description: 'Queues that are previewed, those with the most units waiting.',
  })
  queues!: number;
}

@ArgsType()
export class PlanPageArgs extends ReadArgs {
  @Min(1)
  @Max(1000)
  @Field(() => Int, { defaultValue: 100, description: 'Changes of each SKU that are listed.' })
  first!: number;
}

@InputType({ description: 'Does what the preview showed, or refuses with what has changed since.' })
export class ApplyPlanInput extends MutationInput {
  @Length(1, 200_000) @Field() planToken!: string;
}

@InputType({ description: 'Gives free units to one backorder, out of turn.' })
export class AllocateToBackorderInput extends JustifiedInput {
  @IsUUID() @Field(() => ID) backorderId!: string;
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
}

@InputType({ description: 'Takes allocated units back from a backorder.' })
export class DeallocateBackorderInput extends AllocateToBackorderInput {
  @Field({
    defaultValue: true,
    description: 'It is passed over until it is released; otherwise it may get the units right back.',
  })
  hold!: boolean;
}

@InputType({ description: 'Divides free units, and those that the policy’s strategies let go, anew.' })
export class ReallocateBackordersInput extends JustifiedInput {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() sku!: string;
}
