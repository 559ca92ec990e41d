import { randomId } from '#kernel';
import {
  EventStoreDBClient,
  type JSONEventType,
  type ReadStreamOptions,
  jsonEvent,
} from '@eventstore/db-client';

const PATIENCE_MILLISECONDS = 10_000;

export type Happened = JSONEventType<string, { readonly n: number }>;

/** What a case works with: the bare client, and names that nobody else uses. */
export class FidelityTools {
  /** Begins the names of all streams and types of this case. */
  readonly tag = `fidelity-${randomId()}`;
  private streams = 0;

  /** One client for all cases of a server, since clients share their pending appends in a process. */
  constructor(
    readonly client: EventStoreDBClient,
    readonly connectionString: string,
  ) {}

  /** With another setting. To be disposed of by the case. */
  readonly anotherClient = (setting: string): EventStoreDBClient => {
    const separator = this.connectionString.includes('?') ? '&' : '?';
    return EventStoreDBClient.connectionString(`${this.connectionString}${separator}${setting}`);
  };

  readonly stream = (): string => `${this.tag}-${this.streams++}`;

  /** `count` events, numbered from `from` on. */
  readonly events = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => this.event(from + n));

  readonly event = (n = 0, type = `${this.tag}-Happened`) =>
    jsonEvent<Happened>({ id: randomId(), type, data: { n } });

  /** A stream that holds `count` events. */
  readonly written = async (count: number): Promise<string> => {
    const stream = this.stream();
    await this.client.appendToStream(stream, this.events(count), { expectedRevision: 'no_stream' });
    return stream;
  };

  /** The numbers in the events of a stream. */
  readonly numbers = async (stream: string, options?: ReadStreamOptions): Promise<number[]> =>
    (await all(this.client.readStream<Happened>(stream, options))).map(({ event }) => numberOf(event));
}

export function numberOf(event: { readonly data: { readonly n: number } } | undefined): number {
  if (!event) throw new Error('there is no event in this answer');
  return event.data.n;
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    return error;
  }
  throw new Error(`should have failed, but answered ${String(result)}`);
}

/** Fails instead of hanging. */
export async function soon<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what}: not within ${PATIENCE_MILLISECONDS} ms`)),
      PATIENCE_MILLISECONDS,
    );
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}

/** What an error shows to whoever catches it. */
export function shape(error: unknown) {
  const { name, message, code, type } = error as Error & { readonly code?: unknown; readonly type?: unknown };
  return { name, message, code, type };
}
