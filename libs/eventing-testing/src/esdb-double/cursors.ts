import type { EventStore, Position, RecordedEvent, Revision } from '#eventing';

/** Reads on, page by page. Forwards it may be asked again after the end: there may be more by then. */
export interface Cursor {
  /** At most `max` further events in reading order; fewer when the end was reached. */
  next(max: number): Promise<readonly RecordedEvent[]>;
}

/** From a revision on, itself included. */
export function streamForwards(engine: EventStore, stream: string, from: Revision): Cursor {
  let revision = from;
  return {
    async next(max) {
      const events = await engine.read(stream, { from: readable(revision), max });
      const last = events.at(-1);
      if (last) revision = last.revision + 1n;
      return events;
    },
  };
}

/** From a revision down, itself included, to `first`; from the last event when there is no such revision yet. */
export function streamBackwards(engine: EventStore, stream: string, from: Revision, first: Revision): Cursor {
  let revision = from;
  return {
    async next(max) {
      if (revision < first) return [];
      const events = await engine.read(stream, { from: readable(revision), max, direction: 'backwards' });
      revision = (events.at(-1)?.revision ?? 0n) - 1n;
      return events.filter((event) => event.revision >= first);
    },
  };
}

/** After a position, itself not included. */
export function allForwards(engine: EventStore, from: Position): Cursor {
  let after = from;
  return {
    async next(max) {
      const page = await engine.feed.page(after, max);
      after = page.last;
      return page.events;
    },
  };
}

/** Before a position, itself not included. The engine's feed has one direction, so a stretch of it is turned round. */
export function allBackwards(engine: EventStore, from: Position): Cursor {
  let before = from;
  return {
    async next(max) {
      for (let stretch = BigInt(max); before > 0n; stretch *= 2n) {
        const after = before > stretch ? before - stretch - 1n : 0n;
        const page = await engine.feed.page(after, Number(stretch));
        const found = page.events.filter(({ position }) => position < before).slice(-max);
        if (found.length < max && after > 0n) continue; // positions have gaps: look further back
        before = found[0]?.position ?? 0n;
        return found.reverse();
      }
      return [];
    },
  };
}

/** Clients may ask for any 64-bit number; the engine counts in safe integers. */
function readable(revision: Revision): Revision {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return revision > most ? most : revision;
}
