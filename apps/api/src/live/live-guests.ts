import type { Headers, RequestContext } from '#graphql-kit';
import type { WebSocket } from 'ws';

/** The connections of one key. */
interface Guest {
  readonly credentials: Headers;
  readonly sockets: Set<WebSocket>;
}

/** Closed by us, as registered with graphql-transport-ws, or its neighbours. */
export const CLOSE = {
  forbidden: [4403, 'Forbidden'],
  tooMany: [4429, 'Too many connections of this key'],
  restart: [1012, 'Service restart: connect again'],
  failed: [4500, 'Internal server error'],
} as const satisfies Record<string, readonly [number, string]>;

/** Who is connected, by key: how many, and whether still with right. */
export class LiveGuests {
  private readonly guests = new Map<string, Guest>();

  constructor(
    private readonly most: number,
    private readonly isWelcome: (credentials: Headers) => Promise<boolean>,
  ) {}

  /** False when the key has as many connections as it may. */
  enter({ actor }: RequestContext, credentials: Headers, socket: WebSocket): boolean {
    const guest = this.guests.get(actor.id) ?? { credentials, sockets: new Set<WebSocket>() };
    if (guest.sockets.size >= this.most) return false;
    this.guests.set(actor.id, guest);
    guest.sockets.add(socket);
    socket.once('close', () => {
      guest.sockets.delete(socket);
      if (guest.sockets.size === 0) this.guests.delete(actor.id);
    });
    return true;
  }

  /** Sends those away whose key has ended since. */
  async review(): Promise<void> {
    for (const { credentials, sockets } of [...this.guests.values()]) {
      if (await this.isWelcome(credentials)) continue;
      for (const socket of sockets) socket.close(...CLOSE.forbidden);
    }
  }
}
