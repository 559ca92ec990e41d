import { EVERYBODY, parseCommand, type RequestContext, Roles, runOnce } from '#graphql-kit';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ServiceTime } from '../application/service-time.js';
import { type AdvanceClock, sandboxCommands } from '../contract/index.js';
import { toAdvanceResult, toServiceClock } from './clock.mapper.js';
import { AdvanceClockInput, AdvanceClockResult, ServiceClock } from './clock.types.js';

const ADVANCE = 'sandbox.AdvanceClock';

@Resolver()
export class ClockResolver {
  constructor(private readonly time: ServiceTime) {}

  @Roles(...EVERYBODY)
  @Query(() => ServiceClock)
  clock(): ServiceClock {
    return toServiceClock(this.time);
  }

  @Roles('admin')
  @Mutation(() => AdvanceClockResult, {
    description:
      'Moves the time of the whole sandbox, for every tenant; what is due by then happens within a second or so.',
  })
  async advanceClock(@Args('input') input: AdvanceClockInput, @Context() context: RequestContext) {
    const { idempotencyKey, by = null, to = null } = input;
    const command: AdvanceClock = { type: ADVANCE, ...parseCommand(sandboxCommands[ADVANCE], { by, to }) };
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.time.advance(command, meta),
    );
    return toAdvanceResult(execution, this.time);
  }
}
