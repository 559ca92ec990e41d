import { LRUCache } from 'lru-cache';
import type { ProjectedEvent } from '../project/projection.js';
import { type AnyProcess, type ProcessAddress, processStream } from './process-address.js';
import type { StoredInput } from './process-events.js';
import { eventInput } from './process-input.js';
import type { RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import { parseStreamName } from '../model/stream-name.js';

/** Events for one instance, in the order of the log. */
export interface Delivery {
  readonly address: ProcessAddress;
  readonly events: ProjectedEvent[];
}

/** The feed brings an event a few milliseconds after it was taken; what is forgotten by then is passed over all the same. */
const REMEMBERED_EVENTS = 10_000;

/** Finds out which instances of one process events concern, and remembers which events were taken the quick way. */
export class ProcessIntake {
  private readonly types: ReadonlySet<string>;
  private readonly taken = new LRUCache<string, true>({ max: REMEMBERED_EVENTS });
  /** What resolves when the event is no longer on the quick way. */
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(readonly definition: AnyProcess) {
    this.types = new Set(definition.listensTo);
  }

  listensTo(type: string): boolean {
    return this.types.has(type);
  }

  /** Whether all instances took the event already: known without parsing it. */
  hasTaken(eventId: string): boolean {
    return this.taken.has(eventId);
  }

  /** To be told of events that are taken the quick way, and when they durably are. */
  remember(events: readonly ProjectedEvent[], stored: Promise<unknown>): void {
    const concerned = events.filter(({ type }) => this.types.has(type));
    const land = stored
      .then(() => concerned.forEach(({ id }) => this.taken.set(id, true)))
      .catch(() => undefined) // the feed brings them again
      .then(() => concerned.forEach(({ id }) => this.underWay.delete(id)));
    for (const { id } of concerned) this.underWay.set(id, land);
  }

  /** Resolves when none of the events is on the quick way any more, whatever became of it. */
  async landed(events: readonly RecordedEvent[]): Promise<void> {
    if (this.underWay.size === 0) return;
    await Promise.all(events.flatMap(({ id }) => this.underWay.get(id) ?? []));
  }

  deliveries(events: readonly ProjectedEvent[]): Delivery[] {
    const byStream = new Map<string, Delivery>();
    for (const event of events) {
      if (!this.types.has(event.type)) continue;
      for (const instance of this.definition.correlate(event)) this.deliver(byStream, event, instance);
    }
    return [...byStream.values()];
  }

  /** Cut to what the instance needs: late, since one event may concern hundreds of instances. */
  inputs({ address, events }: Delivery): StoredInput[] {
    return events.map((event) => eventInput(this.definition, event, address.instance));
  }

  private deliver(byStream: Map<string, Delivery>, event: ProjectedEvent, instance: string): void {
    const address = { process: this.definition.name, tenant: tenantOf(event), instance };
    const stream = processStream(address);
    const delivery = byStream.get(stream) ?? { address, events: [] };
    delivery.events.push(event);
    byStream.set(stream, delivery);
  }
}

function tenantOf(event: ProjectedEvent): string {
  return event.meta[META.tenant] ?? parseStreamName(event.stream).tenant;
}
