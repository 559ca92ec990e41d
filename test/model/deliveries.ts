import { processes } from './processes.js';
import type { AnyProcess, ProjectedEvent } from '#eventing';

interface Surroundings {
  readonly log: readonly ProjectedEvent[];
  deliver(definition: AnyProcess, event: ProjectedEvent): Promise<void>;
}

/** How far each process has been told of the log. */
export class Deliveries {
  private readonly cursors = new Map<string, number>();
  /** What was taken ahead of the feed, which then does not bring it again. */
  private readonly ahead = new Set<string>();

  constructor(private readonly world: Surroundings) {}

  /** The feed brings a process the next events. Answers how many there were. */
  async next(process: number, count: number): Promise<number> {
    const definition = processes[process]!;
    const from = this.cursors.get(definition.name) ?? 0;
    const events = this.world.log.slice(from, from + count);
    for (const event of events) {
      if (!this.ahead.has(this.key(process, event))) await this.world.deliver(definition, event);
    }
    this.cursors.set(definition.name, from + events.length);
    return events.length;
  }

  /** A command handler has the process take an event right after its append, before the feed does. */
  async hot(process: number, pick: number): Promise<void> {
    const definition = processes[process]!;
    const untold = this.world.log
      .slice(this.cursors.get(definition.name) ?? 0)
      .filter(({ type }) => definition.listensTo.includes(type));
    const event = untold[pick % Math.max(1, untold.length)];
    if (!event) return;
    await this.world.deliver(definition, event);
    this.ahead.add(this.key(process, event));
  }

  /** The feed brings an old event once more, as it does after a crash. */
  async again(process: number, pick: number): Promise<void> {
    const definition = processes[process]!;
    const told = this.world.log.slice(0, this.cursors.get(definition.name) ?? 0);
    const event = told[pick % Math.max(1, told.length)];
    if (event) await this.world.deliver(definition, event);
  }

  private key(process: number, event: ProjectedEvent): string {
    return `${process} ${event.id}`;
  }
}
