import { LocalDate } from '#graphql-kit';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CountedRate } from './numbers.types.js';

@ObjectType({ description: 'filled: on the day or before. of: filled + late + overdue.' })
export class DateAccuracy extends CountedRate {
  @Field(() => Int, { description: 'After the day.' }) late!: number;
  @Field(() => Int, { description: 'Not yet, though the day has passed.' }) overdue!: number;
  @Field(() => Int, { description: 'Not yet, and the day has not passed: counted neither way.' })
  pending!: number;
  @Field(() => Int, { description: 'Cancelled before anything of them came: counted neither way.' })
  withdrawn!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Days from that day to the one on which it came, of what came: negative is early.',
  })
  medianDays!: number | null;
  @Field(() => Int, { nullable: true, description: '90 of 100 that came had no more (nearest rank).' })
  p90Days!: number | null;
}

@ObjectType({ description: 'How promises moved after they were made.' })
export class PromiseDrift {
  @Field(() => CountedRate, {
    description: 'Lines whose buyer was told of another date, or that there is none, among all lines.',
  })
  moved!: CountedRate;
  @Field(() => Int, { description: 'How often buyers were told so.' }) moves!: number;
  @Field(() => Int, { description: 'Of these, without a date.' }) withoutDate!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Days from the first date to the last one that was told, of lines that moved to a date.',
  })
  medianDays!: number | null;
  @Field(() => Int, { nullable: true, description: '90 of 100 moved by no more (nearest rank).' })
  p90Days!: number | null;
}

@ObjectType()
export class PromisePeriod {
  @Field(() => LocalDate) from!: string;
  @Field(() => LocalDate, { description: 'The last day of it.' }) to!: string;
  @Field(() => DateAccuracy, { description: 'Against the first date that the buyer was told.' })
  againstFirst!: DateAccuracy;
  @Field(() => DateAccuracy, {
    description: 'Against the last one; without lines whose buyer was last told that no date can be given.',
  })
  againstLast!: DateAccuracy;
  @Field(() => PromiseDrift) drift!: PromiseDrift;
}

@ObjectType()
export class PromiseAccuracy {
  @Field(() => PromisePeriod, { description: 'Over the whole range.' }) total!: PromisePeriod;
  @Field(() => [PromisePeriod], { description: 'Every period of the range.' }) periods!: PromisePeriod[];
}
