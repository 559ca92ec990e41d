import { AmountMinor, DateTime, LocalDate } from '#graphql-kit';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { OrderInput } from './order-change.inputs.js';
import { BuyerAnswer, GoodwillKind, PaymentFact, ReplyChannel, SilenceMeans, Tender } from './order.enums.js';

const NOW =
  'Now when nothing is said. Never in the future; what is heard of late counts from when it happened.';
const ALL_LINES = 'By number; all lines of which something is still owed, when nothing is said.';
/** A day, or INDEFINITE. */
const UNTIL = /^(\d{4}-\d{2}-\d{2}|INDEFINITE)$/;

@InputType()
export class RecordPaymentInput extends OrderInput {
  @Field(() => PaymentFact) fact!: keyof typeof PaymentFact;
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) occurredAt?: string | null;
  @IsOptional() @Field(() => Tender, { nullable: true }) tender?: keyof typeof Tender | null;
  @IsOptional()
  @Field(() => AmountMinor, {
    nullable: true,
    description: 'What was paid, where that is not all that was ordered.',
  })
  amountMinor?: string | null;
}

@InputType()
export class CompleteOrderInformationInput extends OrderInput {
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) occurredAt?: string | null;
}

@InputType()
export class LateLineInput {
  @Field(() => Int) lineNo!: number;
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: no date can be given.' })
  projectedDate?: string | null;
}

@InputType()
export class ReportDelayInput extends OrderInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(700)
  @ValidateNested({ each: true })
  @Type(() => LateLineInput)
  @Field(() => [LateLineInput])
  lines!: LateLineInput[];

  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) discoveredAt?: string | null;
  @Length(1, 500) @Field({ description: 'From where it is known.' }) source!: string;
}

@InputType({
  description: 'Why a date, or that none can be given, is reasonable: 16 CFR 435.2(a)(2), (a)(3)(i).',
})
export class ReasonableBasisInput {
  @Length(1, 20_000) @Field() statement!: string;
  @ArrayMaxSize(50) @Field(() => [ID], { defaultValue: [] }) supplyIds!: string[];
}

@InputType({ description: 'What a notice said that was not sent from here.' })
export class OptionContentInput {
  @Field() cancelRightAndPromptRefund!: boolean;
  @IsOptional()
  @Field(() => SilenceMeans, { nullable: true })
  silenceStatement?: keyof typeof SilenceMeans | null;
  @Field({ defaultValue: false }) continuingCancelRight!: boolean;
  @Field() costFreeReply!: boolean;
}

@InputType()
export class RecordDelayOptionInput extends OrderInput {
  @IsOptional() @Field(() => [Int], { nullable: true, description: ALL_LINES }) lineNos?: number[] | null;
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) sentAt?: string | null;
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: no date can be given.' })
  revisedShipDate?: string | null;
  @IsOptional()
  @Length(1, 20_000)
  @Field(() => String, { nullable: true, description: 'Required where no date is given.' })
  reason?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ReasonableBasisInput)
  @Field(() => ReasonableBasisInput, { nullable: true })
  basis?: ReasonableBasisInput | null;
  @ValidateNested()
  @Type(() => OptionContentInput)
  @Field(() => OptionContentInput)
  content!: OptionContentInput;
  @IsOptional()
  @Matches(UNTIL)
  @Field(() => String, {
    nullable: true,
    description: 'A day, or INDEFINITE: further delay the buyer may agree to.',
  })
  advanceConsentUntil?: string | null;
}

@InputType()
export class RecordBuyerReplyInput extends OrderInput {
  @IsOptional() @Field(() => [Int], { nullable: true, description: ALL_LINES }) lineNos?: number[] | null;
  @Field(() => BuyerAnswer) answer!: keyof typeof BuyerAnswer;
  @IsOptional()
  @Matches(UNTIL)
  @Field(() => String, {
    nullable: true,
    description: 'A day, or INDEFINITE; what was offered, when nothing is said.',
  })
  to?: string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) substituteSku?: string | null;
  @IsOptional()
  @Field(() => AmountMinor, {
    nullable: true,
    description: 'What a unit of the substitute costs; the buyer pays no more than for what was ordered.',
  })
  substitutePriceMinor?: string | null;
  @IsOptional() @Length(1, 20_000) @Field(() => String, { nullable: true }) message?: string | null;
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) receivedAt?: string | null;
  @Field(() => ReplyChannel) channel!: keyof typeof ReplyChannel;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true }) noticeId?: string | null;
  @IsOptional()
  @Length(1, 20_000)
  @Field(() => String, { nullable: true, description: 'What the buyer had been shown or read.' })
  shownText?: string | null;
}

@InputType()
export class RecordRefundInput extends OrderInput {
  @IsUUID() @Field(() => ID) refundId!: string;
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) sentAt?: string | null;
  @Length(1, 64)
  @Field({ description: 'Money or a statement that none was taken; store credit is no refund.' })
  form!: string;
  @Field(() => AmountMinor) amountMinor!: string;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) reference?: string | null;
}

@InputType()
export class RecordRefundFailureInput extends OrderInput {
  @IsUUID() @Field(() => ID) refundId!: string;
  @IsOptional() @Field(() => DateTime, { nullable: true, description: NOW }) failedAt?: string | null;
  @Length(1, 500) @Field() reason!: string;
  @Field({
    defaultValue: false,
    description: 'The way the buyer paid cannot be used at all: 16 CFR 435.1(b)(1).',
  })
  methodUnavailable!: boolean;
}

@InputType()
export class GrantGoodwillInput extends OrderInput {
  @IsOptional()
  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: 'Of what a notice offered: granted once, and as long as the offer is valid.',
  })
  offerId?: string | null;
  @Field(() => GoodwillKind) kind!: keyof typeof GoodwillKind;
  @Length(1, 500) @Field() description!: string;
  @IsOptional()
  @Field(() => AmountMinor, { nullable: true, description: 'What it costs the seller.' })
  amountMinor?: string | null;
  @Length(1, 500) @Field() reason!: string;
}
