import { type EventStore, openMemoryStore, sleep, systemScheduler } from '#eventing';
import type { Server } from '@grpc/grpc-js';
import { Connections } from './connections.js';
import { Faults } from './faults.js';
import { Gate } from './gate.js';
import type { Member } from './node-services.js';
import { type ServiceParts, grpcServer } from './services.js';
import { StoredLog } from './stored-log.js';

export interface EsdbDoubleOptions {
  /** Must be empty. Default: the memory store. The double closes it. */
  readonly engine?: EventStore;
  /** Default 0, which takes a free one. */
  readonly port?: number;
  /** Milliseconds since 1970, for `created`. */
  readonly now?: () => number;
  /** How a slow answer waits. */
  readonly delay?: (milliseconds: number) => Promise<void>;
}

/**
 * A double of an EventStoreDB server, inside the process: real HTTP/2 over loopback and the client's own protocol code
 * around our embedded engine. It is there to run the adapter, and the client's habits and defects, where no server is.
 *
 * It is: both append protocols; reads of a stream and of `$all` in both directions; subscriptions with confirmation,
 * checkpoints, caught-up and back-pressure; server features; gossip; idempotent repeats; opaque positions; faults to
 * order. What it answers is held against a real server by the fidelity suite beside it.
 *
 * It is not: a store for the real world (payloads live in memory), secure (no TLS, no users: credentials are ignored),
 * nor complete. It has no system events in `$all`, no stream metadata but `$maxCount`, no links, deletes, persistent subscriptions,
 * projections, or limit on an append beyond that of one message; it compresses nothing, and takes UUIDs as text only.
 * Say nothing about speed by it.
 */
export class EsdbDouble {
  readonly faults = new Faults();
  /** Who gossip says is in the cluster. Default: this node alone, as leader. */
  members: readonly Member[];
  private readonly log: StoredLog;
  private readonly parts: ServiceParts;
  private running: { readonly grpc: Server; readonly connections: Connections } | undefined;
  private listeningPort = 0;

  private constructor({ engine, now = Date.now, delay }: EsdbDoubleOptions) {
    this.log = new StoredLog(engine ?? openMemoryStore(), now);
    this.members = [];
    this.parts = {
      log: this.log,
      gate: new Gate(this.faults, delay ?? ((milliseconds) => sleep(systemScheduler, milliseconds))),
      members: () => this.clusterMembers(),
      now,
      dropConnection: (peer) => this.running?.connections.drop(peer),
    };
  }

  static async open(options: EsdbDoubleOptions = {}): Promise<EsdbDouble> {
    const double = new EsdbDouble(options);
    double.listeningPort = options.port ?? 0;
    await double.start();
    return double;
  }

  readonly host = '127.0.0.1';

  /** The same after a restart. */
  get port(): number {
    return this.listeningPort;
  }

  get connectionString(): string {
    return `esdb://${this.host}:${this.port}?tls=false`;
  }

  /** With gossip. */
  get discoveryString(): string {
    return `esdb+discover://${this.host}:${this.port}?tls=false`;
  }

  /** How many clients are connected. */
  get connections(): number {
    return this.running?.connections.count ?? 0;
  }

  /** Events that reads and subscriptions were sent so far, to see whether one holds back. */
  get eventsSent(): number {
    return this.log.eventsSent;
  }

  /** After `stop`, on the same port. */
  async start(): Promise<void> {
    if (this.running) throw new Error('the double runs already');
    const grpc = grpcServer(this.parts);
    const connections = await Connections.open(grpc, this.listeningPort);
    this.listeningPort = connections.port;
    this.running = { grpc, connections };
  }

  /** As if the process were killed: connections break, and what it knew beyond the log is forgotten. */
  async stop(): Promise<void> {
    const { running } = this;
    if (!running) return;
    this.running = undefined;
    await running.connections.close();
    running.grpc.forceShutdown();
    this.log.forgetRecentIds();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Breaks all connections; clients may connect again at once. */
  disconnectAll(): void {
    this.running?.connections.dropAll();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.log.engine.close();
  }

  private clusterMembers(): readonly Member[] {
    if (this.members.length > 0) return this.members;
    return [{ host: this.host, port: this.port, state: 'leader' }];
  }
}
