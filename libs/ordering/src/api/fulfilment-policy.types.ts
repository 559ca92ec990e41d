import { GuardedInput, MutationPayload, Revision, USER_ERRORS } from '#graphql-kit';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, Max, Min } from 'class-validator';

const GROUP_WAIT_DAYS =
  'So many days may units of one part of a ship group wait for another part; then they are given back to their queue. Null: for ever.';

@ObjectType({ description: 'What is done with orders by itself.' })
export class FulfilmentPolicy {
  @Field(() => Int, { description: 'Counts the changes.' }) version!: number;
  @Field(() => Int, { nullable: true, description: GROUP_WAIT_DAYS }) groupWaitDays!: number | null;
  @Field(() => Revision, {
    nullable: true,
    description:
      'Send it as expectedRevision to change only what you have seen. Null: nobody ever set a policy.',
  })
  revision!: string | null;
}

@InputType()
export class SetFulfilmentPolicyInput extends GuardedInput {
  @IsOptional()
  @Min(1)
  @Max(365)
  @Field(() => Int, { nullable: true, description: GROUP_WAIT_DAYS })
  groupWaitDays?: number | null;

  @Length(1, 500) @Field() reason!: string;
}

@ObjectType()
export class FulfilmentPolicyChanged extends MutationPayload {}

export const FulfilmentPolicyResult = createUnionType({
  name: 'FulfilmentPolicyResult',
  types: () => [FulfilmentPolicyChanged, ...USER_ERRORS] as const,
});
