import { EventStoreDBClient } from '@eventstore/db-client';
import type { Channel } from '@grpc/grpc-js';
import { guardAgainstClient } from './client-guard.js';
import { askForUncompressedAnswers } from './uncompressed-answers.js';

/**
 * For every call of a cluster's client. After an election it may be connected to a follower, which answers with what it
 * has, older than what was appended and acknowledged: so it is told to say that it is not the leader.
 */
export const AT_LEADER = { requiresLeader: true } as const;

/** How long a client may take to let go of its calls. */
const PARTING_MILLISECONDS = 1000;

/** One client of the package with the channel that it keeps to itself. */
export class EsdbConnection {
  private closing = false;

  private constructor(readonly client: EventStoreDBClient) {}

  /** From then on its reads end early, and say of themselves that they are complete. */
  get closed(): boolean {
    return this.closing;
  }

  static open(connectionString: string): EsdbConnection {
    guardAgainstClient();
    askForUncompressedAnswers();
    return new EsdbConnection(EventStoreDBClient.connectionString(connectionString));
  }

  /** Fails the calls under way. `dispose` alone would leave the channel open, and with it the process. */
  async close(): Promise<void> {
    this.closing = true;
    const parted = Promise.all([this.client.dispose(), this.closeChannel()]).then(() => undefined);
    await Promise.race([parted.catch(() => undefined), delay(PARTING_MILLISECONDS)]);
  }

  private async closeChannel(): Promise<void> {
    const client = this.client as unknown as { readonly getChannel: () => Promise<Channel> };
    (await client.getChannel()).close();
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** A connection that is replaced when it is of no use any more. */
export class ReplaceableConnection {
  private current: Promise<EsdbConnection>;

  constructor(private readonly open: () => EsdbConnection) {
    this.current = Promise.resolve().then(open);
  }

  get(): Promise<EsdbConnection> {
    return this.current;
  }

  /**
   * Has the next call use a new connection, after the old one is closed: all clients of a process share one table of
   * pending appends, so that the end of the old one must not fall on appends of the new one.
   */
  replace(suspect: EsdbConnection): void {
    this.current = this.current.then(async (connection) => {
      if (connection !== suspect) return connection;
      await connection.close();
      return this.open();
    });
  }

  async close(): Promise<void> {
    await (await this.current).close();
  }
}
