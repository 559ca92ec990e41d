import type { Position, RecordedEvent } from '../model/event.js';
import type { FeedPage } from '../port/event-store.js';
import { failpoint } from '../ops/failpoints.js';
import type { Stopwatch } from '../ops/scheduler.js';
import type { BuildGroup } from './build-group.js';
import type { EventDecoder } from './event-decoder.js';
import { isPoison } from './poison.js';
import { type Advance, PoisonIsolator } from './poison-isolator.js';
import type { ViewsDatabase } from './views-database.js';

/** Longest time that one transaction works on events before it commits what it has. */
const SLICE_MILLISECONDS = 40;

/** Writes the effects of events and the checkpoints of a group of builds, one transaction per slice of a page. */
export class PageApplier {
  private readonly isolator: PoisonIsolator;

  constructor(
    private readonly views: ViewsDatabase,
    private readonly decoder: EventDecoder,
    private readonly stopwatch: Stopwatch,
  ) {
    this.isolator = new PoisonIsolator(views, decoder);
  }

  /** Applies events of the page from index `from` on and commits; answers the index to go on from. */
  applySlice(group: BuildGroup, page: FeedPage, from: number): number {
    const slice = { next: from };
    const advances = this.commit(group, page, slice);
    for (const { build, position, paused } of advances) {
      build.position = position;
      build.paused = paused;
    }
    return slice.next;
  }

  private commit(group: BuildGroup, page: FeedPage, slice: { next: number }): readonly Advance[] {
    const from = slice.next;
    try {
      return this.views.transaction(() => this.applyTogether(group, page, slice));
    } catch (error) {
      if (!isPoison(error)) throw error;
      const events = page.events.slice(from, slice.next);
      return this.views.transaction(() =>
        this.isolator.apply(group, events, positionAfter(page, slice.next)),
      );
    }
  }

  /** The fast path: each event to all builds. `slice.next` stands behind the event that failed, if one does. */
  private applyTogether(group: BuildGroup, page: FeedPage, slice: { next: number }): readonly Advance[] {
    const deadline = this.stopwatch() + SLICE_MILLISECONDS;
    while (slice.next < page.events.length) {
      const event = page.events[slice.next++];
      if (event) this.dispatch(group, event);
      if (this.stopwatch() >= deadline) break;
    }
    const position = positionAfter(page, slice.next);
    failpoint('before-checkpoint');
    for (const build of group.builds) this.views.saveCheckpoint(build.id, position);
    return group.builds.map((build) => ({ build, position, paused: false }));
  }

  private dispatch(group: BuildGroup, event: RecordedEvent): void {
    const handlers = group.handlersFor(event.type);
    if (handlers.length === 0) return;
    const decoded = this.decoder.decode(event);
    for (const handle of handlers) handle(decoded);
    failpoint('mid-page');
  }
}

function positionAfter(page: FeedPage, next: number): Position {
  return next < page.events.length ? (page.events[next - 1]?.position ?? page.last) : page.last;
}
