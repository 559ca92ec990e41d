import { DateTime, LocalDate, Money } from '#graphql-kit';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What waits for a SKU at a location now. Units on hold wait, too.' })
export class TopBackorderedSku {
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => String, { nullable: true }) category!: string | null;
  @Field(() => Int, { description: 'Units that wait.' }) units!: number;
  @Field(() => Int, {
    description: 'Backorders that wait: each line once, and once more for each later addition.',
  })
  lines!: number;
  @Field(() => [Money], {
    description: 'Waiting units at the unit price of their line, per currency: never added up.',
  })
  values!: Money[];
  @Field(() => DateTime, { description: 'When the order that has waited longest was placed.' })
  oldestWaitingSince!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The earliest date that a buyer who waits asked for.',
  })
  earliestDueDate!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'When the first of the queue is covered by stock or dated supply; null when by none.',
  })
  earliestProjectedDate!: string | null;
}

@ObjectType({ description: 'A share of what was counted.' })
export class CountedRate {
  @Field(() => Int) filled!: number;
  @Field(() => Int) of!: number;
  @Field(() => Float, { nullable: true, description: 'filled / of, from 0 to 1; null when of is 0.' })
  rate!: number | null;
}

@ObjectType()
export class FillRateLevels {
  @Field(() => CountedRate, { description: 'Unit fill rate: units filled among units.' })
  units!: CountedRate;
  @Field(() => CountedRate, {
    description:
      'Line fill rate: lines of which all units are filled. What was added to a line later counts as one more.',
  })
  lines!: CountedRate;
  @Field(() => CountedRate, {
    description:
      'Order fill rate: orders with a line that the filter leaves, filled when all such lines of theirs are.',
  })
  orders!: CountedRate;
}

@ObjectType()
export class FillRatePeriod {
  @Field(() => LocalDate) from!: string;
  @Field(() => LocalDate, { description: 'The last day of it.' }) to!: string;
  @Field(() => FillRateLevels, {
    description:
      'Filled: allocated in the decision that took the line in. Of: all that was asked for, as it was then.',
  })
  atOnce!: FillRateLevels;
  @Field(() => FillRateLevels, {
    description:
      'Filled: allocated or shipped by the end of the day `withinDays` after the order, and not revoked since; by now where none is given. Of: all that was asked for, less what was cancelled since. Orders that are younger count, too: ask for days that are over.',
  })
  within!: FillRateLevels;
}

@ObjectType()
export class FillRates {
  @Field(() => FillRatePeriod, { description: 'Over the whole range.' }) total!: FillRatePeriod;
  @Field(() => [FillRatePeriod], { description: 'Every period of the range, also those without orders.' })
  periods!: FillRatePeriod[];
}

@ObjectType()
export class BackorderAgeBucket {
  @Field(() => Int) fromDays!: number;
  @Field(() => Int, { nullable: true, description: 'Inside it, too; null: without end.' }) toDays!:
    number | null;
  @Field(() => Int) backorders!: number;
  @Field(() => Int) units!: number;
}

@ObjectType()
export class BackorderAgeSpread {
  @Field(() => Int) backorders!: number;
  @Field(() => Int, { description: 'Units of them that wait, or that were served out of the queue.' })
  units!: number;
  @Field(() => Int, { nullable: true, description: 'Half of the backorders are no older (nearest rank).' })
  medianDays!: number | null;
  @Field(() => Int, { nullable: true, description: '90 of 100 backorders are no older (nearest rank).' })
  p90Days!: number | null;
  @Field(() => Int, { nullable: true }) longestDays!: number | null;
  @Field(() => [BackorderAgeBucket]) buckets!: BackorderAgeBucket[];
}

@ObjectType()
export class BackorderAges {
  @Field(() => BackorderAgeSpread, {
    description: 'Of backorders that wait now, whenever they began: from the day of the order to today.',
  })
  open!: BackorderAgeSpread;
  @Field(() => BackorderAgeSpread, {
    description:
      'Of backorders whose last unit was served in the range: from the day of the order to that day.',
  })
  fulfilled!: BackorderAgeSpread;
}
