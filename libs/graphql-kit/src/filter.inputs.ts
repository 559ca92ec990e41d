import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDate } from './scalars.js';

/* Sizes are checked where filters become SQL, by `#query-kit`: these are its types, as inputs. */

@InputType({ description: 'All given operators must hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true }) eq?: string | null;
  @Field(() => [String], { nullable: true, description: 'At most 100.' }) in?: string[] | null;
  @Field(() => String, { nullable: true }) contains?: string | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType()
export class IntRange {
  @Field(() => Int) from!: number;
  @Field(() => Int) to!: number;
}

@InputType({ description: 'All given operators must hold.' })
export class IntFilter {
  @Field(() => Int, { nullable: true }) eq?: number | null;
  @Field(() => [Int], { nullable: true }) in?: number[] | null;
  @Field(() => Int, { nullable: true }) gt?: number | null;
  @Field(() => Int, { nullable: true }) gte?: number | null;
  @Field(() => Int, { nullable: true }) lt?: number | null;
  @Field(() => Int, { nullable: true }) lte?: number | null;
  @Field(() => IntRange, { nullable: true }) between?: IntRange | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType()
export class LocalDateRange {
  @Field(() => LocalDate) from!: string;
  @Field(() => LocalDate) to!: string;
}

@InputType({ description: 'All given operators must hold.' })
export class LocalDateFilter {
  @Field(() => LocalDate, { nullable: true }) eq?: string | null;
  @Field(() => [LocalDate], { nullable: true }) in?: string[] | null;
  @Field(() => LocalDate, { nullable: true }) gt?: string | null;
  @Field(() => LocalDate, { nullable: true }) gte?: string | null;
  @Field(() => LocalDate, { nullable: true }) lt?: string | null;
  @Field(() => LocalDate, { nullable: true }) lte?: string | null;
  @Field(() => LocalDateRange, { nullable: true }) between?: LocalDateRange | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType()
export class DateTimeRange {
  @Field(() => DateTime) from!: string;
  @Field(() => DateTime) to!: string;
}

@InputType({ description: 'All given operators must hold.' })
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true }) eq?: string | null;
  @Field(() => [DateTime], { nullable: true }) in?: string[] | null;
  @Field(() => DateTime, { nullable: true }) gt?: string | null;
  @Field(() => DateTime, { nullable: true }) gte?: string | null;
  @Field(() => DateTime, { nullable: true }) lt?: string | null;
  @Field(() => DateTime, { nullable: true }) lte?: string | null;
  @Field(() => DateTimeRange, { nullable: true }) between?: DateTimeRange | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType()
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true }) eq?: boolean | null;
}

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, { name: 'SortDirection' });

/** Makes a GraphQL enum of strings: values are their own names. */
export function graphqlEnum<const Value extends string>(
  name: string,
  values: readonly Value[],
  description?: string,
): Readonly<Record<Value, Value>> {
  const members = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  registerEnumType(members, description === undefined ? { name } : { name, description });
  return members;
}
