import { DateTime, graphqlEnum, LocalDate, Position } from '#graphql-kit';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Min } from 'class-validator';
import { OrderAsOfArgs } from './as-of.args.js';

export const PromiseDateKind = graphqlEnum('PromiseDateKind', ['PROJECTED', 'PROMISED', 'NOTICED', 'AGREED']);
export const PromiseDateCause = graphqlEnum('PromiseDateCause', [
  ...['PLACED', 'SERVED', 'REVOKED', 'REDUCED', 'SUPPLY_EXPECTED', 'SUPPLY_SLIPPED', 'SUPPLY_ADVANCED'],
  ...['SUPPLY_CANCELLED', 'SUPPLY_RECEIVED', 'SUPPLY_OVERDUE', 'STOCK_CHANGED', 'POLICY', 'QUEUE_MOVED'],
  ...['RELEASE_DATE', 'DELAY_DISCOVERED', 'DELAY_NOTICE', 'NOTICE_UNDELIVERED', 'BUYER_CONSENTED'],
]);

@ObjectType({
  description:
    'A date of a line, and why it replaced the one before. PROJECTED follows from stock, supply and queue; PROMISED was told to the buyer, and binds; NOTICED is a delay that the seller became aware of; AGREED is what the buyer consented to.',
})
export class PromiseDate {
  @Field(() => DateTime) at!: string;
  @Field(() => Position) position!: string;
  @Field(() => PromiseDateKind) kind!: string;
  @Field(() => PromiseDateCause) cause!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Null: no date was known, or none is waited for.' })
  date!: string | null;
  @Field(() => Int, { nullable: true, description: 'Units that waited then; of PROJECTED only.' })
  waiting!: number | null;
  @Field(() => ID, { nullable: true, description: 'The supply that moved it.' }) supplyId!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType()
export class PromiseHistoryOfLine {
  @Field(() => Int) lineNo!: number;
  @Field() location!: string;
  @Field() sku!: string;
  @Field(() => [PromiseDate], { description: 'Oldest first.' }) dates!: PromiseDate[];
}

@ArgsType()
export class PromiseHistoryArgs extends OrderAsOfArgs {
  @Min(1) @Field(() => Int) lineNo!: number;
}
