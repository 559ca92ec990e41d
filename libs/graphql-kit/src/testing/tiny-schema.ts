import { StoreUnavailable, ViewBehind, ViewMissing, ViewPaused } from '#eventing';
import { BadQuery } from '#query-kit';
import { Args, Context, createUnionType, Field, InputType, Int, Mutation, ObjectType } from '@nestjs/graphql';
import { Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Length, Max, Min, ValidateNested } from 'class-validator';
import { awaitPosition } from '../await-position.js';
import { connectionOf, PageArgs, ReadArgs, toConnection } from '../connection.js';
import { graphqlEnum } from '../filter.inputs.js';
import { MutationInput } from '../mutation-payload.type.js';
import { toUserError } from '../rejection-to-error.js';
import type { RequestContext } from '../request-context.js';
import { EVERYBODY, Roles } from '../roles.js';
import { LocalDate } from '../scalars.js';
import { USER_ERRORS } from '../user-error.type.js';

const Colour = graphqlEnum('Colour', ['RED', 'GREEN']);

@ObjectType()
export class Part {
  @Field() name!: string;
  @Field(() => [Part]) parts!: Part[];
}

@ObjectType()
export class PartConnection extends connectionOf(Part, 'Part') {}

@InputType()
export class LineInput {
  @Min(1) @Max(9) @Field(() => Int) quantity!: number;
}

@InputType()
export class PaintInput extends MutationInput {
  @Length(1, 5) @Field() name!: string;
  @Field(() => Colour) colour!: keyof typeof Colour;
  @Field(() => LocalDate, { nullable: true }) day?: string | null;
  @ValidateNested({ each: true }) @Type(() => LineInput) @Field(() => [LineInput]) lines!: LineInput[];
}

@ObjectType()
export class Painted {
  @Field() name!: string;
}

export const PaintResult = createUnionType({
  name: 'PaintResult',
  types: () => [Painted, ...USER_ERRORS] as const,
});

/** Throws what resolvers may throw. */
const FAILURES: Readonly<Record<string, () => Error>> = {
  bug: () => new Error('the secret is 42'),
  'bad query': () => new BadQuery('where.ref', 'is not a field'),
  'store away': () => new StoreUnavailable('disk /dev/sda1 is gone'),
  'views missing': () => new ViewMissing('no view'),
};

const PAUSED = { waitFor: (wanted: bigint) => Promise.reject(new ViewPaused('orders', wanted, 7n)) };
const BEHIND = { waitFor: (wanted: bigint) => Promise.reject(new ViewBehind(wanted, 7n)) };

@Resolver()
export class TinyResolver {
  @Roles(...EVERYBODY)
  @Query(() => String, { description: 'Who asks.' })
  me(@Context() { actor }: RequestContext): string {
    return `${actor.id} of ${actor.tenant}`;
  }

  @Roles('compliance')
  @Query(() => String)
  secret(): string {
    return 'seen';
  }

  @Roles(...EVERYBODY)
  @Query(() => PartConnection)
  parts(@Args() _: PageArgs) {
    const page = { rows: ['wheel', 'door'], cursors: ['a', 'b'], hasNextPage: true, hasPreviousPage: false };
    return toConnection(
      page,
      (name) => ({ name, parts: [] }),
      () => null,
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => String)
  async late(@Args() { minPosition }: ReadArgs): Promise<string> {
    await awaitPosition(BEHIND, minPosition);
    return 'fresh';
  }

  @Roles(...EVERYBODY)
  @Query(() => String)
  async stuck(@Args() { minPosition }: ReadArgs): Promise<string> {
    await awaitPosition(PAUSED, minPosition);
    return 'fresh';
  }

  @Roles(...EVERYBODY)
  @Query(() => String)
  fail(@Args('how') how: string): string {
    throw FAILURES[how]?.() ?? new Error(`no failure ${how}`);
  }

  @Roles('operations')
  @Mutation(() => PaintResult)
  paint(@Args('input') { name, lines }: PaintInput) {
    if (name !== 'none') return Object.assign(new Painted(), { name });
    const requested = lines[0]?.quantity ?? 0;
    return toUserError({
      code: 'NOT_ALLOCATED',
      message: 'line 1 of CHAI has 2 allocated units, 3 were asked for',
      details: { sku: 'CHAI', lineId: 'L1', requested, allocated: 2 },
    });
  }
}
