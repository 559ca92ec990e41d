import type { EventStore, ProjectionHost } from '#eventing';

/** Most events that the views may be behind: a node that is farther behind would answer with old news. */
const MOST_LAG = 10_000;

/**
 * Whether a node may serve: the log answers, no view is paused, and the views are near its end. Positions are not dense,
 * so that the lag is counted by a page of the feed, which is empty most of the time.
 */
export async function isReady({ feed }: EventStore, views: ProjectionHost): Promise<boolean> {
  const { position, views: states } = await views.status();
  if (states.some(({ state }) => state === 'paused')) return false;
  return (await feed.page(position, MOST_LAG)).atHead;
}
