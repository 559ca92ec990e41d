import { connectionOf, DateTime, LocalDate, Money } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ObligationKind, ObligationState, ViolationCode } from './compliance.enums.js';

@ObjectType()
export class ObligationLine {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) lineNo!: number;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => Int, { description: 'Units of the line; of a refund, those that it is for.' })
  quantity!: number;
}

@ObjectType({ description: 'The rule that says so, and the facts that it was applied to.' })
export class ObligationBasis {
  @Field() rule!: string;
  @Field(() => [String]) facts!: string[];
}

@ObjectType({ description: 'What the seller must do next under 16 CFR 435, had to do, or waits for.' })
export class Obligation {
  @Field(() => ID) id!: string;
  @Field(() => ObligationKind) kind!: keyof typeof ObligationKind;
  @Field(() => ObligationState) state!: keyof typeof ObligationState;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => [ObligationLine]) lines!: ObligationLine[];
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day, in timeZone; null: no date governs.',
  })
  dueBy!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When that day is over.' }) dueAt!: string | null;
  @Field({ description: 'IANA name.' }) timeZone!: string;
  @Field({ description: 'Open, and its time is over.' }) overdue!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it was done, lapsed or withdrawn.' })
  settledAt!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Expected instead, as the delay was discovered.' })
  projectedDate!: string | null;
  @Field(() => ObligationBasis) basis!: ObligationBasis;
  @Field(() => ID, { nullable: true }) refundId!: string | null;
  @Field(() => Money, { nullable: true }) amount!: Money | null;
  @Field(() => String, { nullable: true, description: 'How the part to be refunded was paid.' }) tender!:
    string | null;
  @Field(() => String, { nullable: true, description: 'What counts as the refund (435.1(d)).' }) form!:
    string | null;
}

@ObjectType()
export class ObligationConnection extends connectionOf(Obligation, 'Obligation') {}

@ObjectType({ description: 'What the seller did, or did not do, against the rule.' })
export class Violation {
  @Field(() => ID) id!: string;
  @Field(() => ViolationCode) code!: keyof typeof ViolationCode;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => ID, { nullable: true, description: 'Null: a refund that is late and not sent yet.' })
  lineId!: string | null;
  @Field(() => Int, { nullable: true }) lineNo!: number | null;
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => DateTime) foundAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When facts reported late showed that it was none.' })
  correctedAt!: string | null;
  @Field({ description: 'The section that was broken.' }) rule!: string;
  @Field() words!: string;
}

@ObjectType()
export class ViolationConnection extends connectionOf(Violation, 'Violation') {}
