import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles, toConnection } from '#graphql-kit';
import type { Where } from '#query-kit';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { AlertDesk } from './alert-desk.js';
import { toAlert } from './alert.mapper.js';
import { AlertConnection, AlertsArgs } from './alerts.types.js';

@Resolver()
export class AlertsResolver {
  constructor(
    private readonly desk: AlertDesk,
    private readonly views: ProjectionHost,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => AlertConnection, {
    description: 'What needs somebody now; the oldest first when nothing is said.',
  })
  async alerts(@Args() args: AlertsArgs, @Context() { actor: { tenant } }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const asked = { ...args, where: (args.where ?? null) as Where | null };
    return toConnection(this.desk.list(tenant, args, asked), toAlert, () =>
      this.desk.count(tenant, args, asked),
    );
  }
}
