import { type CommandMeta, type DeciderRunner, type Execution, FreshReads } from '#eventing';
import { type CalendarCommand, calendarStream, type ShippingCalendar } from '../contract/index.js';
import { calendarDecider } from '../domain/index.js';

/** When locations ship. Another node hears of a change within a second. */
export class ShippingCalendars {
  private readonly reads: FreshReads<ShippingCalendar | null>;

  constructor(private readonly runner: DeciderRunner) {
    this.reads = new FreshReads((stream) =>
      runner.inspect({ decider: calendarDecider, stream }, ({ calendar }) => structuredClone(calendar)),
    );
  }

  async set(command: CalendarCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = calendarStream(meta.tenant, command.location);
    const request = { decider: calendarDecider, stream, command, meta };
    const execution = await this.runner.execute(
      ifRevision === undefined ? request : { ...request, ifRevision },
    );
    this.reads.forget(stream);
    return execution;
  }

  /** Null: none was set, and no ship date is known. */
  of(tenant: string, location: string): Promise<ShippingCalendar | null> {
    return this.reads.of(calendarStream(tenant, location));
  }
}
