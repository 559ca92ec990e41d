import { Field, InterfaceType, Int, ObjectType } from '@nestjs/graphql';
import { ErrorCode } from './error-code.js';
import { Revision } from './scalars.js';

@InterfaceType({ description: 'An expected "no". Nothing was changed.' })
export abstract class UserError {
  @Field(() => ErrorCode) code!: keyof typeof ErrorCode;
  @Field({ description: 'For people: names the field, the SKU and the quantities.' }) message!: string;
  @Field(() => [String], { nullable: true, description: 'The input field concerned.' }) path!:
    string[] | null;
  @Field({ description: 'Whether the same request may succeed later.' }) retryable!: boolean;
}

@ObjectType({ implements: () => UserError, description: 'A rule of the business says no.' })
export class BusinessRejection extends UserError {}

@ObjectType({ implements: () => UserError, description: 'The object is not there, or not yours.' })
export class NotFound extends UserError {}

@ObjectType({ implements: () => UserError, description: 'Somebody else changed the object meanwhile.' })
export class VersionConflict extends UserError {
  @Field(() => Revision, { nullable: true }) currentRevision!: string | null;
}

@ObjectType({
  implements: () => UserError,
  description: 'The idempotency key was used before, for another request.',
})
export class IdempotencyKeyReused extends UserError {}

@ObjectType({ implements: () => UserError, description: 'More units than there are.' })
export class QuantityProblem extends UserError {
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => String, { nullable: true }) lineId!: string | null;
  @Field(() => Int, { nullable: true }) requested!: number | null;
  @Field(() => Int, { nullable: true, description: 'What would have been possible.' })
  possible!: number | null;
}

/** The failures that any mutation may answer with. */
export const USER_ERRORS = [
  BusinessRejection,
  NotFound,
  VersionConflict,
  IdempotencyKeyReused,
  QuantityProblem,
] as const;
