import { eventRegistry, RUNTIME, type Runtime } from '#composition';
import type { ProjectedEvent } from '#eventing';
import { DateTime, EVERYBODY, Position, type RequestContext, Revision, Roles } from '#graphql-kit';
import { orderIdOf, orderStream } from '#ordering/contract';
import { skuStream } from '#stock/contract';
import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { GraphQLError } from 'graphql';
import { withoutPersonalData } from './without-personal-data.js';

@ObjectType({ description: 'One event, as it was decided.' })
export class TimelineEntry {
  @Field(() => ID) id!: string;
  @Field() type!: string;
  @Field(() => Revision) revision!: string;
  @Field(() => Position) position!: string;
  @Field(() => DateTime, { description: 'When it was decided.' }) at!: string;
  @Field({ description: 'Who: key:…, process:…' }) actor!: string;
  @Field() correlationId!: string;
  @Field({ description: 'JSON, without personal data.' }) data!: string;
}

@ArgsType()
export class TimelineArgs {
  @Field(() => ID, { nullable: true, description: 'Of an order: this, or orderRef.' }) orderId?:
    string | null;
  @Field(() => String, { nullable: true }) orderRef?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a SKU.' }) sku?: string | null;
  @Field({ defaultValue: 'main' }) location!: string;
  @Min(1) @Max(250) @Field(() => Int, { defaultValue: 100 }) first!: number;
  @Field(() => Revision, { nullable: true, description: 'Entries after this revision.' }) after?:
    string | null;
}

@Resolver()
export class TimelineResolver {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Roles(...EVERYBODY)
  @Query(() => [TimelineEntry], {
    description: 'What happened to an order or a SKU, from the events, oldest first.',
  })
  async timeline(@Args() args: TimelineArgs, @Context() { actor }: RequestContext): Promise<TimelineEntry[]> {
    const from = args.after ? BigInt(args.after) + 1n : 0n;
    const events = await this.runtime.store.read(streamOf(actor.tenant, args), { from, max: args.first });
    return events.map((event) => toEntry(this.runtime.codec.decode(event)));
  }
}

function streamOf(tenant: string, { orderId, orderRef, sku, location }: TimelineArgs): string {
  if (orderId) return orderStream(tenant, orderId);
  if (orderRef) return orderStream(tenant, orderIdOf(tenant, orderRef));
  if (sku) return skuStream(tenant, location, sku);
  throw new GraphQLError('sku: give orderId, orderRef or sku', { extensions: { code: 'BAD_USER_INPUT' } });
}

function toEntry(event: ProjectedEvent): TimelineEntry {
  const { id, type, revision, position, meta } = event;
  return {
    id,
    type,
    revision: String(revision),
    position: String(position),
    at: meta['at'] ?? '',
    actor: meta['actor'] ?? '',
    correlationId: meta['$correlationId'] ?? '',
    data: JSON.stringify(withoutPersonalData(event.data, eventRegistry.find(type)?.pii ?? [])),
  };
}
