import { DateTime, MutationInput, MutationPayload, USER_ERRORS } from '#graphql-kit';
import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The time of this service, by which promises, deadlines and keys end.' })
export class ServiceClock {
  @Field(() => DateTime) now!: string;
  @Field({ description: 'Whether it can be moved: CLOCK=sandbox.' }) sandbox!: boolean;
}

@InputType({ description: 'Either by or to.' })
export class AdvanceClockInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'An ISO 8601 duration above zero: P31D, P1M, PT12H. Months are those of the calendar in UTC.',
  })
  by?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'An instant in the future.' }) to?: string | null;
}

@ObjectType()
export class ClockAdvanced extends MutationPayload {
  @Field(() => ServiceClock) clock!: ServiceClock;
}

export const AdvanceClockResult = createUnionType({
  name: 'AdvanceClockResult',
  types: () => [ClockAdvanced, ...USER_ERRORS] as const,
});
