import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { PromiseHistory } from '../application/promise-history.js';
import { orderIdFrom } from './as-of.args.js';
import { PromiseHistoryArgs, PromiseHistoryOfLine } from './promise-history.types.js';

@Resolver()
export class PromiseHistoryResolver {
  constructor(
    private readonly history: PromiseHistory,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => PromiseHistoryOfLine, {
    nullable: true,
    description: `Every date by which a line was promised or projected, and what moved it; null for an unknown order or line. A
projected date that passes without any event is told with the next one, as SUPPLY_OVERDUE. Reads the whole history of the
SKU: for audits, not for screens.`,
  })
  async promiseHistory(@Args() args: PromiseHistoryArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const orderId = orderIdFrom(tenant, args);
    const history = await this.history.of(tenant, orderId, args.lineNo, args.asOf ?? {});
    if (!history) return null;
    const { entries, ...line } = history;
    return { ...line, dates: entries.map((entry) => ({ ...entry, position: String(entry.position) })) };
  }
}
