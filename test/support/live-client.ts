import { WebSocket } from 'ws';

/** One message of `graphql-transport-ws`. */
interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Speaks `graphql-transport-ws` by hand, so that a test sees every message and the closing code. */
export class LiveClient {
  private readonly messages: Message[] = [];
  private readonly waiting: ((message: Message) => void)[] = [];
  private subscriptions = 0;
  readonly closed: Promise<Closed>;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.take(JSON.parse(data.toString()) as Message));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
  }

  /** Resolves when the socket is open; says nothing yet. */
  static async open(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    protocol = 'graphql-transport-ws',
  ): Promise<LiveClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, { headers });
    const client = new LiveClient(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  /** Resolves when the server has taken the key. */
  static async connect(url: string, key: string | null): Promise<LiveClient> {
    const client = await LiveClient.open(url);
    await client.introduce(key === null ? {} : { authorization: `Bearer ${key}` });
    return client;
  }

  async introduce(payload: object): Promise<void> {
    this.send({ type: 'connection_init', payload });
    await this.next('connection_ack');
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Answers the subscription's id. */
  subscribe(query: string, variables: object = {}): string {
    const id = String((this.subscriptions += 1));
    this.send({ id, type: 'subscribe', payload: { query: `subscription ${query}`, variables } });
    return id;
  }

  /** The next message, which must be of this type; its payload. */
  async next(type = 'next'): Promise<unknown> {
    const message = this.messages.shift() ?? (await new Promise<Message>((take) => this.waiting.push(take)));
    if (message.type !== type) throw new Error(`wanted ${type}, got ${JSON.stringify(message)}`);
    return message.payload;
  }

  /** The next notice of the one field that was subscribed to. */
  async notice(): Promise<Readonly<Record<string, unknown>>> {
    const { data, errors } = (await this.next()) as { data?: Record<string, never>; errors?: unknown };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0] ?? {};
  }

  /** Reads nothing more from the network. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  private take(message: Message): void {
    const waiting = this.waiting.shift();
    if (waiting) waiting(message);
    else this.messages.push(message);
  }
}
