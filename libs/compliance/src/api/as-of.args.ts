import { AsOfInput, badUserInput, Position, ReadArgs } from '#graphql-kit';
import { orderIdOf } from '#ordering/contract';
import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';

@ArgsType()
export class OrderAsOfArgs extends ReadArgs {
  @Field(() => ID, { nullable: true, description: 'This, or ref.' }) id?: string | null;
  @Field(() => String, { nullable: true }) ref?: string | null;
  @Field(() => AsOfInput, { nullable: true }) asOf?: AsOfInput | null;
}

@ArgsType()
export class ComplianceTrailArgs extends OrderAsOfArgs {
  @Min(1) @Max(250) @Field(() => Int, { defaultValue: 100 }) first!: number;
  @Field(() => Position, { nullable: true, description: 'Entries after this position.' }) after?:
    string | null;
}

@ArgsType()
export class BackorderQueueAsOfArgs extends ReadArgs {
  @Field({ defaultValue: 'main' }) location!: string;
  @Field() sku!: string;
  @Field(() => AsOfInput, { nullable: true }) asOf?: AsOfInput | null;
  @Min(1) @Max(250) @Field(() => Int, { defaultValue: 100 }) first!: number;
}

export function orderIdFrom(tenant: string, { id, ref }: OrderAsOfArgs): string {
  if (typeof id === 'string') return id;
  if (typeof ref === 'string') return orderIdOf(tenant, ref);
  throw badUserInput([{ path: 'ref', reason: 'give id or ref' }]);
}
