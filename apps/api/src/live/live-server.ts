import { systemScheduler, repeat, yieldToEventLoop } from '#eventing';
import { correlationIdOf, type Headers, type LiveOperations, type RequestContext } from '#graphql-kit';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isOwnPage } from '../http/own-hosts.js';
import { logLine } from '../log.js';
import { CLOSE, LiveGuests } from './live-guests.js';

export interface LiveLimits {
  readonly connections: number;
  readonly connectionsPerKey: number;
}

export interface LiveServerOptions extends LiveLimits {
  readonly operations: LiveOperations;
  /** Speak to pages of this machine only. */
  readonly ownPagesOnly: boolean;
}

/** One socket, and who sits at its other end once that is known. */
interface Connection {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  context: RequestContext | null;
}

const PATH = '/graphql';
const MAX_MESSAGE_BYTES = 64 * 1024;
const SUBSCRIPTIONS_PER_CONNECTION = 100;
/** For a connection to say who it is. */
const INIT_MILLISECONDS = 5000;
const REVIEW_MILLISECONDS = 2000;
const PING_MILLISECONDS = 30_000;
/** For clients to close their side when the service stops. */
const DRAIN_MILLISECONDS = 2000;
const SLICE = 200;

/** Subscriptions over WebSocket, protocol `graphql-transport-ws`, at the address of the queries. */
export class LiveServer {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (offered) => handleProtocols(offered),
  });
  private readonly answering = new Set<WebSocket>();
  private readonly guests: LiveGuests;
  private readonly protocol: Server<Connection>;
  private draining = false;

  constructor(private readonly options: LiveServerOptions) {
    const { operations, connectionsPerKey } = options;
    this.guests = new LiveGuests(connectionsPerKey, (credentials) => this.isWelcome(credentials));
    this.protocol = makeServer<Record<string, unknown>, Connection>({
      connectionInitWaitTimeout: INIT_MILLISECONDS,
      onConnect: ({ extra, connectionParams }) => this.admit(extra, connectionParams ?? {}),
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        if (!extra.context || Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_CONNECTION) {
          return [tooManySubscriptions()];
        }
        return operations.prepare(payload, extra.context);
      },
      onNext: (...[{ extra }, , , , { errors, data = null }]) =>
        errors && extra.context ? { data, errors: operations.told(errors, extra.context) } : undefined,
      onError: ({ extra }, _id, _payload, errors) =>
        extra.context ? operations.told(errors, extra.context) : undefined,
    });
  }

  /** To be called before the server listens. Ends with it. */
  attachTo(http: FastifyInstance): void {
    http.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    const failed = (error: unknown) => logLine('error', 'live connections cannot be looked after', { error });
    const reviews = repeat(systemScheduler, REVIEW_MILLISECONDS, () => this.guests.review(), failed);
    const pings = repeat(systemScheduler, PING_MILLISECONDS, () => this.ping(), failed);
    http.addHook('preClose', async () => {
      await Promise.all([reviews.end(), pings.end()]);
      await this.drain();
    });
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined);
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    const [path] = (request.url ?? '').split('?');
    if (path !== PATH) return void refuse('404 Not Found');
    if (this.options.ownPagesOnly && !isOwnPage(request.headers)) return void refuse('403 Forbidden');
    if (this.draining || this.sockets.clients.size >= this.options.connections) {
      return void refuse('503 Service Unavailable');
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.open(opened, request));
  }

  private open(socket: WebSocket, request: IncomingMessage): void {
    // What is too large or malformed; `close` follows.
    socket.on('error', () => undefined);
    this.answering.add(socket);
    socket.on('pong', () => this.answering.add(socket));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            take(textOf(data)).catch((error: unknown) => {
              logLine('error', 'a live connection failed', { error });
              socket.close(...CLOSE.failed);
            });
          }),
      },
      { socket, request, context: null },
    );
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  }

  /** The key is in the connection's parameters, as a browser can only have it, or in the headers of its request. */
  private async admit(connection: Connection, params: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { request, socket } = connection;
    const credentials = credentialsOf(request.headers, params);
    const context = await this.options.operations
      .connect(correlationIdOf(request), credentials)
      .catch(nobodyIfUnauthenticated);
    if (!context) return false;
    connection.context = context;
    if (this.guests.enter(context, credentials, socket)) return true;
    socket.close(...CLOSE.tooMany);
    return true;
  }

  private async isWelcome(credentials: Headers): Promise<boolean> {
    const { operations } = this.options;
    return (await operations.connect('review', credentials).catch(nobodyIfUnauthenticated)) !== null;
  }

  /** Ends connections whose other end is gone, which nobody else notices. */
  private async ping(): Promise<void> {
    let pinged = 0;
    for (const socket of [...this.sockets.clients]) {
      if (this.answering.delete(socket)) socket.ping();
      else socket.terminate();
      pinged += 1;
      if (pinged % SLICE === 0) await yieldToEventLoop();
    }
  }

  private async drain(): Promise<void> {
    this.draining = true;
    const { clients } = this.sockets;
    const gone = [...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of clients) socket.close(...CLOSE.restart);
    const cancel = systemScheduler.after(DRAIN_MILLISECONDS, () => {
      for (const socket of clients) socket.terminate();
    });
    await Promise.all(gone);
    cancel();
  }
}

/** Sockets that were told nothing else give each message as one buffer. */
function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}

/** Resolves when it has left: until then the subscriber's next notices are merged. A closed socket is no failure. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, () => resolve());
  });
}

function credentialsOf(headers: Headers, params: Readonly<Record<string, unknown>>): Headers {
  const given = Object.entries(params).map(([name, value]) => [name.toLowerCase(), value] as const);
  const pick = (name: string) => {
    const value = given.find(([known]) => known === name)?.[1] ?? headers[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...pick('authorization'), ...pick('x-api-key') };
}

function nobodyIfUnauthenticated(error: unknown): null {
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') return null;
  throw error;
}

function tooManySubscriptions(): GraphQLError {
  const message = `a connection has ${SUBSCRIPTIONS_PER_CONNECTION} subscriptions at most`;
  return new GraphQLError(message, {
    extensions: { code: 'TOO_COMPLEX', limit: { name: 'subscriptions', most: SUBSCRIPTIONS_PER_CONNECTION } },
  });
}
