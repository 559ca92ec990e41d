import type { EventStore, ProjectionHost } from '#eventing';

/** Most events that the views may be behind: a node that is farther behind would answer with old news. */
const MOST_LAG = 10_000;

/**
 * Whether a node may serve: the log answers, no view is paused, and the views are near its end. Positions are not dense,
 * so that the lag is counted by pages of the feed, of which there is one, an empty one, most of the time.
 */
export async function isReady({ feed }: EventStore, views: ProjectionHost): Promise<boolean> {
  const { position, views: states } = await views.status();
  if (states.some(({ state }) => state === 'paused')) return false;
  let after = position;
  for (let lag = 0; lag < MOST_LAG;) {
    const page = await feed.page(after, MOST_LAG - lag);
    if (page.atHead) return true;
    lag += page.events.length;
    after = page.last;
  }
  return false;
}
