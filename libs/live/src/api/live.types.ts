import { graphqlEnum, Position } from '#graphql-kit';
import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { ALERT_KINDS } from '../domain/index.js';

export const AlertKind = graphqlEnum(
  'AlertKind',
  ALERT_KINDS,
  'DEADLINE_NEAR: a duty is due soon, or overdue. STARVING: a backorder has waited too long. PROMISE_IMPOSSIBLE: goods are expected after the day they were promised for, or on no known day. SUPPLY_LATE: supply has not come on its day.',
);

@ObjectType({ isAbstract: true })
abstract class ChangeNotice {
  @Field(() => Position, {
    description:
      'Up to here all is told, and the queries show it: resume with it as `after`, read with it as `minPosition`.',
  })
  position!: string;

  @Field({ description: 'More happened than was looked at: everything may have changed, read anew.' })
  resync!: boolean;
}

@ObjectType({ isAbstract: true })
abstract class EventNotice extends ChangeNotice {
  @Field(() => [String], { description: 'The types of events since the last notice; none in the first one.' })
  kinds!: readonly string[];
}

@ObjectType({ description: 'The queue of a SKU changed, or what is to cover it.' })
export class QueueNotice extends EventNotice {
  @Field() location!: string;
  @Field() sku!: string;
}

@ObjectType({ description: 'An order changed, or what its buyer was told.' })
export class OrderNotice extends EventNotice {
  @Field(() => ID) orderId!: string;
}

@ObjectType({ description: 'The work list of duties changed.' })
export class ObligationsNotice extends EventNotice {}

@ObjectType({ description: 'There are new alerts; which, `alerts` tells.' })
export class AlertNotice extends ChangeNotice {
  @Field(() => [AlertKind], {
    description: 'Of what kinds; in the first notice those of which there are any.',
  })
  kinds!: readonly string[];
}

@ArgsType()
export class ChangesArgs {
  @Field(() => Position, {
    nullable: true,
    description: 'Begins with what happened after it. Without it, with the present position.',
  })
  after?: string | null;
}

@ArgsType()
export class QueueChangedArgs extends ChangesArgs {
  @Field({ defaultValue: 'main' }) location!: string;
  @Field() sku!: string;
}

@ArgsType()
export class OrderChangedArgs extends ChangesArgs {
  @Field(() => ID, { nullable: true, description: 'This, or ref.' }) id?: string | null;
  @Field(() => String, { nullable: true }) ref?: string | null;
}

@ArgsType()
export class AlertRaisedArgs {
  @Field(() => [AlertKind], { nullable: true, description: 'All when nothing is said.' })
  kinds?: (keyof typeof AlertKind)[] | null;
}
