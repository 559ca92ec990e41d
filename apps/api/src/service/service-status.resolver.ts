import { ProcessRuntime, ProjectionHost } from '#eventing';
import { EVERYBODY, Position, Roles } from '#graphql-kit';
import { RUNTIME, type Runtime } from '#composition';
import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';

@ObjectType()
export class ViewState {
  @Field() name!: string;
  @Field(() => Int) version!: number;
  @Field() state!: string;
  @Field(() => Position) position!: string;
  @Field(() => String, { nullable: true }) lastError!: string | null;
}

@ObjectType({ description: 'Whether the service is well, and how far its views are.' })
export class ServiceStatus {
  @Field({ description: 'The log answers and no view is paused.' }) ready!: boolean;
  @Field(() => Position, { description: 'The last event of the log.' }) head!: string;
  @Field(() => Position, { description: 'Up to where every view has seen the log.' }) position!: string;
  @Field({ description: 'Whether this process fills the views.' }) projecting!: boolean;
  @Field(() => Position, { description: 'Up to where every process manager has taken the log.' })
  processed!: string;
  @Field({ description: 'Whether this process does the background work.' }) working!: boolean;
  @Field(() => Int, { description: 'Process instances with commands under way.' }) backlog!: number;
  @Field(() => Int, { description: 'Process instances that wait for a person: ctl parked.' }) parked!: number;
  @Field(() => [ViewState]) views!: ViewState[];
}

@Resolver()
export class ServiceStatusResolver {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly views: ProjectionHost,
    private readonly processes: ProcessRuntime,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => ServiceStatus)
  async serviceStatus(): Promise<ServiceStatus> {
    const head = await this.runtime.store.feed.head();
    const { position, projecting, views } = await this.views.status();
    const { working, backlog, consumers } = this.processes.status();
    const processed = consumers.map(({ position }) => position).toSorted((a, b) => (a < b ? -1 : 1))[0];
    return {
      ready: views.every(({ state }) => state !== 'paused'),
      head: String(head),
      position: String(position),
      projecting,
      processed: String(processed ?? 0),
      working,
      backlog,
      parked: this.processes.countParked(),
      views: views.map((view) => ({ ...view, position: String(view.position) })),
    };
  }
}
