import type { Position, RecordedEvent } from '../model/event.js';
import { type BuildGroup, handlerOf } from './build-group.js';
import type { Build } from './build-plan.js';
import type { EventDecoder } from './event-decoder.js';
import { isPoison } from './poison.js';
import type { ViewsDatabase } from './views-database.js';

/** Where a build stands after a slice. */
export interface Advance {
  readonly build: Build;
  readonly position: Position;
  readonly paused: boolean;
}

/** The slow path, after a failure: each build alone, and the failing one event by event, so that no other one notices. */
export class PoisonIsolator {
  constructor(
    private readonly views: ViewsDatabase,
    private readonly decoder: EventDecoder,
  ) {}

  apply(group: BuildGroup, events: readonly RecordedEvent[], end: Position): readonly Advance[] {
    return group.builds.map((build) => {
      const failure = this.attempt(() => events.forEach((event) => this.handle(build, event)));
      const advance =
        failure === null ? { build, position: end, paused: false } : this.applySingly(build, events, end);
      this.views.saveCheckpoint(build.id, advance.position);
      return advance;
    });
  }

  private applySingly(build: Build, events: readonly RecordedEvent[], end: Position): Advance {
    let reached = build.position;
    for (const event of events) {
      const failure = this.attempt(() => this.handle(build, event));
      if (failure !== null) {
        this.views.addDeadLetter(build.id, event, failure);
        if (build.projection.onPoison !== 'skip') {
          this.views.pause(build.id);
          return { build, position: reached, paused: true };
        }
      }
      reached = event.position;
    }
    return { build, position: end, paused: false };
  }

  private handle(build: Build, event: RecordedEvent): void {
    handlerOf(build, event.type)?.(this.decoder.decode(event));
  }

  /** Runs in a savepoint of its own; answers what went wrong, or null. */
  private attempt(work: () => void): string | null {
    try {
      this.views.connection.transaction(work)();
      return null;
    } catch (error) {
      if (!isPoison(error)) throw error;
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }
}
