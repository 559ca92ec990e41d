import { ProjectionHost } from '#eventing';
import {
  awaitPosition,
  badUserInput,
  EVERYBODY,
  type RequestContext,
  Roles,
  toConnection,
} from '#graphql-kit';
import type { Clock } from '#kernel';
import type { Where } from '#query-kit';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { ComplianceQueries, ComplianceSummaries } from '../views/index.js';
import {
  ComplianceSummaryArgs,
  NoticeHistoryArgs,
  ObligationsArgs,
  ViolationsArgs,
} from './compliance.args.js';
import { toNotice, toObligation, toSummary, toViolation } from './compliance.mapper.js';
import { NoticeConnection } from './notice.types.js';
import { ObligationConnection, ViolationConnection } from './obligation.types.js';
import { ComplianceSummary } from './summary.types.js';

@Resolver()
export class ComplianceResolver {
  constructor(
    private readonly queries: ComplianceQueries,
    private readonly summaries: ComplianceSummaries,
    private readonly views: ProjectionHost,
    @Inject('Clock') private readonly clock: Clock,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => ObligationConnection, {
    description: 'What must be done, or had to be; what is due first comes first when nothing is said.',
  })
  async obligations(@Args() args: ObligationsArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const asked = { ...args, where: (args.where ?? null) as Where | null };
    const now = this.clock.now();
    return toConnection(
      this.queries.obligations(tenant, asked, now),
      (row) => toObligation(row, now),
      () => this.queries.countObligations(tenant, asked, now),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => ViolationConnection, { description: 'The newest finding first when nothing is said.' })
  async violations(@Args() args: ViolationsArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const where = (args.where ?? null) as Where | null;
    const now = this.clock.now();
    return toConnection(this.queries.violations(tenant, { ...args, where }, now), toViolation, () =>
      this.queries.countViolations(tenant, where, now),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => NoticeConnection, { description: 'What buyers were told; newest first when nothing is said.' })
  async noticeHistory(@Args() args: NoticeHistoryArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const where = (args.where ?? null) as Where | null;
    return toConnection(this.queries.notices(tenant, { ...args, where }), toNotice, () =>
      this.queries.countNotices(tenant, where),
    );
  }

  @Roles(...EVERYBODY)
  @Query(() => ComplianceSummary, {
    description: 'What fell due, was answered, ended or was found in a period.',
  })
  async complianceSummary(
    @Args() { from, to, minPosition }: ComplianceSummaryArgs,
    @Context() { actor }: RequestContext,
  ) {
    if (to < from) throw badUserInput([{ path: 'to', reason: 'lies before from' }]);
    await awaitPosition(this.views, minPosition);
    return toSummary(this.summaries.of(actor.tenant, { from, to, now: this.clock.now() }));
  }
}
