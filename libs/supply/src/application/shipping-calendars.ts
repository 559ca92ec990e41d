import { type CommandMeta, type DeciderRunner, type Execution, FreshStates } from '#eventing';
import { type CalendarCommand, calendarStream, type ShippingCalendar } from '../contract/index.js';
import { calendarDecider } from '../domain/index.js';

/** When locations ship. */
export class ShippingCalendars {
  private readonly states;

  constructor(runner: DeciderRunner) {
    this.states = new FreshStates(runner, calendarDecider);
  }

  set(command: CalendarCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    return this.states.execute(calendarStream(meta.tenant, command.location), command, meta, ifRevision);
  }

  /** Null: none was set, and no ship date is known. */
  async of(tenant: string, location: string): Promise<ShippingCalendar | null> {
    return (await this.states.of(calendarStream(tenant, location))).calendar;
  }
}
