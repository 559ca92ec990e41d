import {
  type AppendResult,
  EventIdReused,
  type ExpectedRevision,
  InvalidAppend,
  type JsonObject,
  type NewEvent,
  RevisionConflict,
  yieldToEventLoop,
} from '#eventing';
import { StoreWrapper } from '../store-wrapper.js';

type Events = readonly NewEvent[];

export class IgnoresNone extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    return super.append(stream, expected === 'none' ? await this.end(stream) : expected, events);
  }
}

export class IgnoresExactRevision extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    return super.append(stream, expected === 'none' ? expected : await this.end(stream), events);
  }
}

export class DropsLastOfBatch extends StoreWrapper {
  override append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    return super.append(stream, expected, events.length > 1 ? events.slice(0, -1) : events);
  }
}

export class ReordersBatch extends StoreWrapper {
  override append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    return super.append(stream, expected, events.toReversed());
  }
}

/** Event by event, so that other appends come between them. */
export class InterleavesBatches extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    if (events.length < 2) return super.append(stream, expected, events);
    let result = await super.append(stream, expected, events.slice(0, 1));
    for (const event of events.slice(1)) {
      await yieldToEventLoop();
      result = await super.append(stream, result.revision, [event]);
    }
    return result;
  }
}

/** Looks first and writes later: of writers in a race, the last look wins. */
export class ChecksBeforeItsTurn extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    const seen = await this.end(stream);
    await yieldToEventLoop();
    return super.append(stream, seen === expected ? await this.end(stream) : expected, events);
  }
}

export class AcceptsRepeatsTwice extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    const before = await this.head();
    const result = await super.append(stream, expected, events);
    return result.position > before ? result : super.append(stream, await this.end(stream), events);
  }
}

export class SwallowsPayloadDifferences extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    try {
      return await super.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof EventIdReused)) throw error;
      const stored = await this.read(stream);
      const { revision, position } = stored.find(({ id }) => id === events.at(-1)?.id)!;
      return { revision, position };
    }
  }
}

/** Knows no repeats: a retry after an unknown outcome is told of a conflict with itself. */
export class ForgetsRepeats extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    const actual = await this.end(stream);
    if (actual !== expected) throw new RevisionConflict(stream, expected, actual);
    return super.append(stream, expected, events);
  }
}

export class MisreportsActualRevision extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    try {
      return await super.append(stream, expected, events);
    } catch (error) {
      throw error instanceof RevisionConflict ? new RevisionConflict(stream, expected, 1n) : error;
    }
  }
}

/** What JSON.stringify does in silence: NaN to null, a date to text. */
export class StoresWhatIsNotJson extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    const mangled = events.map((event) => ({ ...event, data: mangle(event.data) }));
    return super.append(stream, expected, mangled);
  }
}

function mangle(data: JsonObject): JsonObject {
  try {
    return JSON.parse(JSON.stringify(data)) as JsonObject;
  } catch {
    return {};
  }
}

export class TakesAppendsOfNothing extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    if (events.length === 0) return { revision: 0n, position: await this.head() };
    return super.append(stream, expected, events);
  }
}

/** Answers `-1n` as if it were `none`. */
export class TakesNegativeRevisions extends StoreWrapper {
  override append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    return super.append(stream, expected === -1n ? 'none' : expected, events);
  }
}

/** Cuts what is too large instead of refusing it. */
export class TruncatesWhatIsTooLarge extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    try {
      return await super.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof InvalidAppend) || !error.message.includes('limit')) throw error;
      return super.append(
        stream,
        expected,
        events.map((event) => ({ ...event, data: {} })),
      );
    }
  }
}

/** Says yes at once and writes a moment later. */
export class AcknowledgesBeforeWriting extends StoreWrapper {
  override async append(stream: string, expected: ExpectedRevision, events: Events): Promise<AppendResult> {
    const head = await this.head();
    const actual = await this.end(stream);
    if (actual !== expected || events.length === 0) return super.append(stream, expected, events);
    setImmediate(() => void super.append(stream, expected, events).catch(() => undefined));
    const count = BigInt(events.length);
    return { revision: (actual === 'none' ? -1n : actual) + count, position: head + count };
  }
}
