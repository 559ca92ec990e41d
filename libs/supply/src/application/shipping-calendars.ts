import {
  type CommandMeta,
  type DeciderRunner,
  type Execution,
  type Stopwatch,
  systemStopwatch,
} from '#eventing';
import { LRUCache } from 'lru-cache';
import { type CalendarCommand, calendarStream, type ShippingCalendar } from '../contract/index.js';
import { calendarDecider } from '../domain/index.js';

/** So long a calendar is taken as it was read: a page of a queue asks for it a hundred times. */
const FRESH_MILLISECONDS = 1000;

interface Read {
  readonly at: number;
  readonly calendar: Promise<ShippingCalendar | null>;
}

/** When locations ship. Another node hears of a change within a second. */
export class ShippingCalendars {
  private readonly read = new LRUCache<string, Read>({ max: 1000 });

  constructor(
    private readonly runner: DeciderRunner,
    private readonly stopwatch: Stopwatch = systemStopwatch,
  ) {}

  async set(command: CalendarCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = calendarStream(meta.tenant, command.location);
    const request = { decider: calendarDecider, stream, command, meta };
    const execution = await this.runner.execute(
      ifRevision === undefined ? request : { ...request, ifRevision },
    );
    this.read.delete(stream);
    return execution;
  }

  /** Null: none was set, and no ship date is known. */
  of(tenant: string, location: string): Promise<ShippingCalendar | null> {
    const stream = calendarStream(tenant, location);
    const known = this.read.get(stream);
    if (known && this.stopwatch() - known.at < FRESH_MILLISECONDS) return known.calendar;
    const calendar = this.runner.inspect({ decider: calendarDecider, stream }, (state) =>
      structuredClone(state.calendar),
    );
    this.read.set(stream, { at: this.stopwatch(), calendar });
    // What could not be read is asked for again.
    calendar.catch(() => this.read.delete(stream));
    return calendar;
  }
}
