import type { Accepted } from '#eventing';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { Position, Revision } from './scalars.js';

@ObjectType()
export class EventRef {
  @Field(() => ID) id!: string;
  @Field() type!: string;
  @Field(() => Position) position!: string;
}

/** What every accepted mutation answers. */
@ObjectType({ isAbstract: true })
export abstract class MutationPayload {
  @Field(() => [EventRef], {
    description: 'The events of this decision; those of the first one when repeated.',
  })
  events!: EventRef[];

  @Field(() => Revision, { description: 'Send it as expectedRevision to change only what you have seen.' })
  streamRevision!: string;

  @Field(() => Position, { description: 'Send it as minPosition to read what was written.' })
  position!: string;

  @Field({ description: 'The key was used before with the same payload: this is the first answer.' })
  repeated!: boolean;
}

@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Length(1, 200)
  @Field(() => ID, {
    description:
      'Makes a retry safe, for 72 hours at least: the same key with the same payload is answered with the first outcome.',
  })
  idempotencyKey!: string;
}

@InputType({ isAbstract: true })
export abstract class GuardedInput extends MutationInput {
  @IsOptional()
  @Field(() => Revision, {
    nullable: true,
    description: 'Refuse if the object is at another revision by now.',
  })
  expectedRevision?: string | null;
}

export function payloadOf({ events, revision, position, repeated }: Accepted): MutationPayload {
  return {
    events: events.map((event) => ({ id: event.id, type: event.type, position: String(event.position) })),
    streamRevision: String(revision),
    position: String(position),
    repeated,
  };
}
