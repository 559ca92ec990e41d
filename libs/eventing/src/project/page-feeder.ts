import type { Position } from '../model/event.js';
import type { Feed, FeedPage } from '../port/event-store.js';
import { yieldToEventLoop } from '../ops/scheduler.js';
import { BuildGroup } from './build-group.js';
import type { Build } from './build-plan.js';
import type { PageApplier } from './page-applier.js';
import { buildKey } from './view-build.js';

const PAGE_EVENTS = 1000;

/** Feeds pages of the log to builds; those that stand at the same position share the page and the transaction. */
export class PageFeeder {
  private readonly groups = new Map<string, BuildGroup>();

  constructor(
    private readonly feed: Feed,
    private readonly applier: PageApplier,
    private readonly committed: () => void,
  ) {}

  /** Applies the next page after the builds' common position, but nothing beyond `limit`. */
  async feedOnce(builds: readonly Build[], limit: Position | null): Promise<FeedPage> {
    const after = builds[0]?.position ?? 0n;
    const page = cut(await this.feed.page(after, PAGE_EVENTS), limit);
    if (page.last > after) await this.apply(this.group(builds), page);
    return page;
  }

  private async apply(group: BuildGroup, page: FeedPage): Promise<void> {
    let next = 0;
    do {
      next = this.applier.applySlice(group, page, next);
      this.committed();
      await yieldToEventLoop();
      if (group.builds.some((build) => build.paused)) return;
    } while (next < page.events.length);
  }

  /** Dispatch tables outlive the page; `forget` when builds were opened anew. */
  private group(builds: readonly Build[]): BuildGroup {
    const key = builds.map((build) => buildKey(build.id)).join(',');
    const group = this.groups.get(key) ?? new BuildGroup(builds);
    this.groups.set(key, group);
    return group;
  }

  forget(): void {
    this.groups.clear();
  }
}

/** Builds by position, the farthest ahead first. */
export function byPosition(builds: readonly Build[]): Build[][] {
  const groups = new Map<Position, Build[]>();
  for (const build of builds) groups.set(build.position, [...(groups.get(build.position) ?? []), build]);
  return [...groups].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([, members]) => members);
}

function cut(page: FeedPage, limit: Position | null): FeedPage {
  if (limit === null || page.last <= limit) return page;
  return { events: page.events.filter((event) => event.position <= limit), last: limit, atHead: false };
}
