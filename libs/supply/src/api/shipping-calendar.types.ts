import { graphqlEnum, GuardedInput, LocalDate, MutationPayload, USER_ERRORS } from '#graphql-kit';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min } from 'class-validator';

export const CalendarHolidays = graphqlEnum('CalendarHolidays', ['NONE', 'US_FEDERAL']);

@ObjectType({ description: 'When a location ships.' })
export class ShippingCalendar {
  @Field() location!: string;
  @Field({ description: 'IANA name.' }) timeZone!: string;
  @Field(() => [Int], { description: '1 Monday to 7 Sunday.' }) workDays!: number[];
  @Field(() => CalendarHolidays, {
    description: 'Known by itself; those of other countries are closed days.',
  })
  holidays!: keyof typeof CalendarHolidays;
  @Field(() => [LocalDate]) closedDays!: string[];
  @Field(() => String, {
    nullable: true,
    description:
      'HH:MM on the clocks of the zone: what is there by then leaves on the same day. Null: all day.',
  })
  cutOff!: string | null;
  @Field(() => Int, { description: 'Work days that goods need from being there to leaving.' })
  handlingDays!: number;
}

@ObjectType()
export class ShippingCalendarChanged extends MutationPayload {
  @Field() location!: string;
}

export const ShippingCalendarResult = createUnionType({
  name: 'ShippingCalendarResult',
  types: () => [ShippingCalendarChanged, ...USER_ERRORS] as const,
});

@InputType()
export class SetShippingCalendarInput extends GuardedInput {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() timeZone!: string;
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @Field(() => [Int], { defaultValue: [1, 2, 3, 4, 5], description: '1 Monday to 7 Sunday.' })
  workDays!: number[];
  @Field(() => CalendarHolidays, { defaultValue: 'NONE' }) holidays!: keyof typeof CalendarHolidays;
  @ArrayMaxSize(400) @Field(() => [LocalDate], { defaultValue: [] }) closedDays!: string[];
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'cutOff must be HH:MM' })
  @Field(() => String, { nullable: true })
  cutOff?: string | null;
  @Min(0) @Max(60) @Field(() => Int, { defaultValue: 0 }) handlingDays!: number;
}

@ArgsType()
export class ShippingCalendarArgs {
  @Field({ defaultValue: 'main' }) location!: string;
}
