import { policyVersionOf } from '#backorder/contract';
import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { AllocationHistory } from '../application/allocation-history.js';
import { QUEUE_DESK, type QueueDesk } from '../application/queue-desk.js';
import { SkuLog } from '../application/sku-log.js';
import { whyNot } from '../application/why-not.js';
import { BackorderQueries, type BackorderRow } from '../views/index.js';
import { BackorderArgs } from './backorder.args.js';
import { AllocationExplanation, WhyNot } from './explanations.types.js';

const PASSED_OVER_SHOWN = 20;

/** Answers from the log: what was decided, by which rule, and who stood where. */
@Resolver()
export class ExplanationsResolver {
  constructor(
    private readonly queries: BackorderQueries,
    private readonly log: SkuLog,
    private readonly views: ProjectionHost,
    @Inject(QUEUE_DESK) private readonly desk: QueueDesk,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => [AllocationExplanation], {
    description:
      'Every decision that gave units to a backorder: by which rule, at which rank, and who stood before it.',
  })
  async explainAllocation(@Args() { id, minPosition }: BackorderArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.byId(actor.tenant, id);
    if (!row) return [];
    const { decisions } = await this.historyOf(actor.tenant, row);
    return decisions.map(({ position, revision, ahead, ...decision }) =>
      Object.assign(new AllocationExplanation(), decision, {
        position: String(position),
        revision: String(revision),
        ahead: ahead.map(({ demandId, ...each }) => ({ backorderId: demandId, ...each })),
      }),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => WhyNot, { nullable: true, description: 'Why a backorder has not got what it waits for.' })
  async whyNot(@Args() { id, minPosition }: BackorderArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, minPosition);
    const row = this.queries.byId(tenant, id);
    if (!row) return null;
    const { location, sku } = row;
    const { passedOver } = await this.historyOf(tenant, row);
    const queue = await this.desk.outlook({ tenant, location, sku });
    const { policy, words, ahead, ...answer } = whyNot(id, queue, passedOver);
    return Object.assign(new WhyNot(), answer, {
      policyVersion: policyVersionOf(policy),
      policy: [...words],
      ahead: ahead.map(({ demandId, held, ...each }) => ({ backorderId: demandId, onHold: held, ...each })),
      passedOver: passedOver
        .slice(-PASSED_OVER_SHOWN)
        .map(({ position, ...each }) => ({ position: String(position), ...each })),
    });
  }

  /** From the event that enqueued it on: nothing before that can speak of it. */
  private async historyOf(tenant: string, row: BackorderRow): Promise<AllocationHistory> {
    const history = new AllocationHistory(row.id);
    for await (const event of this.log.from(tenant, row, this.queries.enqueuedAt(tenant, row.id)))
      history.take(event);
    return history;
  }
}
