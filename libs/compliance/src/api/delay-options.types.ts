import { AmountMinor, EventRef, LocalDate, Position, USER_ERRORS } from '#graphql-kit';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';

@InputType()
export class SubstituteInput {
  @Length(1, 64) @Field() sku!: string;
  @Length(1, 500) @Field({ description: 'As the buyer reads it.' }) description!: string;
  @IsOptional()
  @Field(() => AmountMinor, {
    nullable: true,
    description:
      'What a unit costs. The buyer pays no more than for what was ordered, and gets back what it costs less.',
  })
  unitPriceMinor?: string | null;
}

@InputType({ isAbstract: true })
class DelayOptionFields {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'This, or orderRef.' }) orderId?:
    string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) orderRef?: string | null;
}

@InputType()
export class PreviewDelayOptionInput extends DelayOptionFields {
  @IsOptional()
  @ArrayMaxSize(700)
  @Field(() => [Int], {
    nullable: true,
    description: 'All lines of which something is still owed, when nothing is said.',
  })
  lineNos?: number[] | null;

  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: no date can be given.' })
  revisedShipDate?: string | null;

  @IsOptional()
  @Length(1, 500)
  @Field(() => String, {
    nullable: true,
    description: 'Required where no date is given: 16 CFR 435.2(a)(3)(ii).',
  })
  reason?: string | null;

  @Length(1, 5000)
  @Field({
    description: 'Why the date, or that none can be given, is reasonable: 16 CFR 435.2(a)(2), (a)(3)(i).',
  })
  basis!: string;

  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2}|INDEFINITE)$/)
  @Field(() => String, {
    nullable: true,
    description: 'A day, or INDEFINITE: further delay the buyer may agree to.',
  })
  advanceConsentUntil?: string | null;

  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SubstituteInput)
  @Field(() => [SubstituteInput], {
    defaultValue: [],
    description: 'Beside consent and cancellation, never instead.',
  })
  substitutes!: SubstituteInput[];
}

@InputType()
export class OfferDelayOptionInput extends PreviewDelayOptionInput {
  @Length(1, 200)
  @Field(() => ID, { description: 'The same key with the same payload is answered with the first outcome.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'What an offer is for a line. Days are in the order’s zone.' })
export class DelayOptionLine {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) lineNo!: number;
  @Field() sku!: string;
  @Field(() => Int) quantity!: number;
  @Field(() => LocalDate, { nullable: true, description: 'The date that cannot be kept.' }) promisedBy!:
    string | null;
  @Field(() => LocalDate, { nullable: true }) revisedShipDate!: string | null;
  @Field({ description: 'CONSENT or CANCEL.' }) silence!: string;
  @Field(() => LocalDate, { nullable: true, description: 'The last day to consent, where silence cancels.' })
  silenceCancelsOn!: string | null;
  @Field() noticeClass!: string;
}

@ObjectType()
export class DelayOptionPreview {
  @Field(() => [DelayOptionLine]) lines!: DelayOptionLine[];
}

@ObjectType({ description: 'The order hears of the offer when its notices have gone out.' })
export class DelayOptionRequested {
  @Field(() => ID) orderId!: string;
  @Field(() => [ID], { description: 'One notice for each class of lines.' }) noticeIds!: string[];
  @Field(() => [EventRef]) events!: EventRef[];
  @Field(() => Position, { description: 'Send it as minPosition to read what was written.' })
  position!: string;
}

export const DelayOptionPreviewResult = createUnionType({
  name: 'DelayOptionPreviewResult',
  types: () => [DelayOptionPreview, ...USER_ERRORS] as const,
});

export const DelayOptionResult = createUnionType({
  name: 'DelayOptionResult',
  types: () => [DelayOptionRequested, ...USER_ERRORS] as const,
});
