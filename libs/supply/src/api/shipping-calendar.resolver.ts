import { Backorder } from '#backorder';
import {
  EVERYBODY,
  LocalDate,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import type { Clock } from '#kernel';
import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ShippingCalendars } from '../application/shipping-calendars.js';
import { calendarCommands } from '../contract/index.js';
import { shipDate } from '../domain/index.js';
import {
  SetShippingCalendarInput,
  ShippingCalendar,
  ShippingCalendarArgs,
  ShippingCalendarChanged,
  ShippingCalendarResult,
} from './shipping-calendar.types.js';

@Resolver(() => ShippingCalendarChanged)
export class ShippingCalendarResolver {
  constructor(private readonly calendars: ShippingCalendars) {}

  @Roles(...EVERYBODY)
  @Query(() => ShippingCalendar, { nullable: true, description: 'Null where none was set.' })
  shippingCalendar(@Args() { location }: ShippingCalendarArgs, @Context() { actor }: RequestContext) {
    return this.calendars.of(actor.tenant, location);
  }

  @Roles('operations')
  @Mutation(() => ShippingCalendarResult)
  async setShippingCalendar(
    @Args('input') input: SetShippingCalendarInput,
    @Context() context: RequestContext,
  ) {
    const { idempotencyKey, expectedRevision, cutOff = null, ...facts } = input;
    const type = 'supply.SetShippingCalendar' as const;
    const command = { type, ...parseCommand(calendarCommands[type], { ...facts, cutOff }) };
    const ifRevision = expectedRevision ? Number(expectedRevision) : undefined;
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.calendars.set(command, meta, ifRevision),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    const { location } = facts;
    return Object.assign(new ShippingCalendarChanged(), payloadOf(execution), { location });
  }

  @ResolveField(() => ShippingCalendar, { nullable: true })
  calendar(@Parent() { location }: ShippingCalendarChanged, @Context() { actor }: RequestContext) {
    return this.calendars.of(actor.tenant, location);
  }
}

@Resolver(() => Backorder)
export class ShipDateResolver {
  constructor(
    private readonly calendars: ShippingCalendars,
    @Inject('Clock') private readonly clock: Clock,
  ) {}

  @ResolveField(() => LocalDate, {
    nullable: true,
    description:
      'When it leaves by the calendar of its location, once it is covered: on the projected date, or from free stock now. Null without a calendar, or where nothing covers it on a known day.',
  })
  async projectedShipDate(@Parent() { location, coverage }: Backorder, @Context() { actor }: RequestContext) {
    if (!coverage || (coverage.source !== 'ON_HAND' && coverage.projectedDate === null)) return null;
    const calendar = await this.calendars.of(actor.tenant, location);
    const ready = coverage.source === 'ON_HAND' ? null : coverage.projectedDate;
    return calendar && shipDate(calendar, ready, this.clock.now());
  }
}
