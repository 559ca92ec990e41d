import { Money } from '#graphql-kit';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class NamedCount {
  @Field() code!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'Of those that fall due in the period, but for the withdrawn.' })
export class NoticeCounts {
  @Field(() => Int) due!: number;
  @Field(() => Int) inTime!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int, { description: 'The period ended without one.' }) missed!: number;
  @Field(() => Int) open!: number;
  @Field(() => Int, { description: 'Open, and their time is over.' }) overdue!: number;
  @Field(() => Int, { description: 'Delay notices that no channel took, given up in the period.' })
  undeliverable!: number;
  @Field(() => Float, { nullable: true, description: 'inTime / due; null when none was due.' })
  inTimeRatio!: number | null;
}

@ObjectType({
  description: 'Of those that fall due in the period, but for the withdrawn; each tender counts.',
})
export class RefundCounts {
  @Field({ description: 'ISO 4217' }) currency!: string;
  @Field(() => Int) due!: number;
  @Field(() => Int) inTime!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int) open!: number;
  @Field(() => Int, { description: 'Open, and their time is over.' }) overdue!: number;
  @Field(() => Money) dueAmount!: Money;
  @Field(() => Money) inTimeAmount!: Money;
  @Field(() => Money) lateAmount!: Money;
  @Field(() => Money) openAmount!: Money;
  @Field(() => Float, { nullable: true, description: 'inTime / due; null when none was due.' })
  inTimeRatio!: number | null;
}

@ObjectType()
export class ComplianceSummary {
  @Field(() => NoticeCounts, { description: 'First and renewed options.' }) notices!: NoticeCounts;
  @Field(() => [NamedCount], { description: 'By kind: CANCEL, CONSENT, MESSAGE, REFUSED, SUBSTITUTE.' })
  answers!: readonly NamedCount[];
  @Field(() => Int, {
    description:
      'Lines whose applicable time ended while the buyer had not answered an option of which silence consents.',
  })
  silenceAsConsent!: number;
  @Field(() => [NamedCount], { description: 'Lines deemed cancelled as a period ended, by reason.' })
  autoCancels!: readonly NamedCount[];
  @Field(() => [RefundCounts]) refunds!: readonly RefundCounts[];
  @Field(() => [NamedCount], {
    description: `Found in the period and not corrected, by code. Refunds that are late and not sent yet are among
refunds { overdue }.`,
  })
  violations!: readonly NamedCount[];
}
