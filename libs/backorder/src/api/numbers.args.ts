import { graphqlEnum, LocalDate, ReadArgs } from '#graphql-kit';
import { ArgsType, Field, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Max, Min } from 'class-validator';

export const TopBackorderedBy = graphqlEnum('TopBackorderedBy', ['UNITS', 'VALUE', 'LINES']);
export const NumbersPeriod = graphqlEnum('NumbersPeriod', ['DAY', 'WEEK', 'MONTH']);

const THEN =
  'Of the SKU when the line was sourced; for promises, as it is described now. Elsewhere, describing it anew does not rewrite what was.';

@ArgsType()
export class TopBackorderedSkusArgs extends ReadArgs {
  @Min(1) @Max(100) @Field(() => Int, { defaultValue: 10 }) first!: number;
  @Field(() => String, { nullable: true }) location?: string | null;
  @Field(() => String, { nullable: true, description: 'Of the SKU as it is described now.' })
  category?: string | null;
  @Field(() => TopBackorderedBy, { defaultValue: 'UNITS' }) by!: keyof typeof TopBackorderedBy;
  @Field(() => String, {
    nullable: true,
    description: 'In which VALUE is compared; needed where units of several currencies wait.',
  })
  currency?: string | null;
}

@ArgsType()
export class NumbersArgs extends ReadArgs {
  @Field(() => LocalDate, { description: 'The first day, in UTC.' }) from!: string;
  @Field(() => LocalDate, { description: 'The last day, in UTC. At most ten years.' }) to!: string;
  @Field(() => String, { nullable: true }) location?: string | null;
  @Field(() => String, { nullable: true, description: THEN }) category?: string | null;
  @Field(() => String, { nullable: true }) sku?: string | null;
}

@ArgsType()
export class PeriodsArgs extends NumbersArgs {
  @Field(() => NumbersPeriod, {
    defaultValue: 'MONTH',
    description:
      'Weeks begin on Monday; the first and the last period are cut to the range. At most 400 periods.',
  })
  groupBy!: keyof typeof NumbersPeriod;
}

@ArgsType()
export class FillRatesArgs extends PeriodsArgs {
  @IsOptional()
  @Min(0)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description: 'Days after the order, for `within`: by the end of that day. By now when nothing is said.',
  })
  withinDays?: number | null;
}

@ArgsType()
export class BackorderAgesArgs extends NumbersArgs {
  @ArrayMaxSize(20)
  @Field(() => [Int], {
    defaultValue: [8, 15, 31, 61, 91],
    description: 'Days at which a new bucket begins, ascending; the first one begins at 0.',
  })
  bounds!: number[];
}
