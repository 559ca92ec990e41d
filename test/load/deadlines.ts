import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projections } from '#composition';
import { openSqliteStore, type RecordedEvent, ViewsReader } from '#eventing';
import { type Instant, plusMilliseconds } from '#kernel';
import { delayEvents } from '#ordering/contract';
import { dueTimers } from '../../libs/eventing/src/process/process-views.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import {
  ADVANCE,
  LINES_OF_AN_ORDER,
  takeDeadlineTemplate,
  TIMERS_OF_AN_ORDER,
  writeDeadlines,
} from './deadline-log.js';
import { untilCalm } from './until-calm.js';
import { median, megabytesOf } from './measure.js';
import { rebuildViews } from './rebuild.js';

const { DeadlineReached, RefundRequired } = delayEvents;
const LONGEST_MILLISECONDS = 300_000;

export interface DeadlinesResult {
  /** From the minute in which they came due until every order had its deadlines and its refund on record. */
  readonly seconds: number;
  /** Until also everything that follows was done: queues left, refunds asked for, buyers told. */
  readonly settledSeconds: number;
  /** One look for due timers among all pending ones. */
  readonly pollMilliseconds: number;
  readonly idleMegabytes: number;
  readonly busyMegabytes: number;
}

export interface DeadlinesLoad {
  readonly due: number;
  readonly pending: number;
}

/** A prepared log, to be run more than once. */
export class DeadlinesBench {
  private constructor(
    private readonly dataDir: string,
    private readonly endsAt: Instant,
    private readonly size: DeadlinesLoad,
    /** Of a service without any load. */
    readonly bareMegabytes: number,
  ) {}

  static async prepare(root: string, size: DeadlinesLoad): Promise<DeadlinesBench> {
    const template = await takeDeadlineTemplate(join(root, 'template'));
    const dataDir = join(root, 'log');
    mkdirSync(dataDir);
    await writeDeadlines(dataDir, template, size);
    await rebuildViews(dataDir, undefined, { CLOCK: 'sandbox' });
    return new DeadlinesBench(dataDir, template.endsAt, size, template.megabytes);
  }

  /** Throws where an order's deadlines are not on record exactly once each. */
  async run(): Promise<DeadlinesResult> {
    const dataDir = `${this.dataDir}-run`;
    cpSync(this.dataDir, dataDir, { recursive: true });
    try {
      const pollMilliseconds = this.pollTime(dataDir);
      return { pollMilliseconds, ...(await this.comeDue(dataDir)) };
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  }

  private pollTime(dataDir: string): number {
    const reader = new ViewsReader(join(dataDir, 'views.db'), projections);
    const before = plusMilliseconds(this.endsAt, -1);
    const polls = Array.from({ length: 200 }, () => {
      const began = performance.now();
      if (dueTimers(reader, before, { dueAt: '', timerId: '' }).length > 0) throw new Error('due too early');
      return performance.now() - began;
    });
    const held = reader.statement<[], number>(`SELECT count(*) FROM ${reader.table('process_timers')}`);
    const pending = held.pluck().get() ?? 0;
    const { size } = this;
    const wanted = Math.ceil(size.pending / TIMERS_OF_AN_ORDER) * TIMERS_OF_AN_ORDER + size.due;
    reader.close();
    if (pending !== wanted) throw new Error(`${pending} timers are pending, not ${wanted}`);
    return median(polls);
  }

  private async comeDue(dataDir: string): Promise<Omit<DeadlinesResult, 'pollMilliseconds'>> {
    const server = await ServerProcess.start(dataDir, { CLOCK: 'sandbox' });
    const client = new GraphqlClient(server.url);
    const log = new DeadlineWatch(dataDir, this.size.due);
    try {
      await untilCalm(client);
      await log.begin();
      const idleMegabytes = await megabytesOf(server.pid);
      const began = performance.now();
      const to = plusMilliseconds(this.endsAt, 1000);
      await client.ask(ADVANCE, { input: { idempotencyKey: 'due', to } });
      const since = () => (performance.now() - began) / 1000;
      while (!(await log.isDone())) await pause(began);
      const seconds = since();
      const busyMegabytes = await megabytesOf(server.pid);
      await untilCalm(client);
      const settledSeconds = since();
      await log.isDone();
      log.check();
      return { seconds, settledSeconds, idleMegabytes, busyMegabytes };
    } finally {
      await log.end();
      client.close();
      await server.stop();
    }
  }
}

async function pause(began: number): Promise<void> {
  if (performance.now() - began > LONGEST_MILLISECONDS) throw new Error('not done within five minutes');
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Follows the log beside the service that writes it. */
class DeadlineWatch {
  private readonly store;
  private readonly seen = new Map<string, string[]>();
  private after = 0n;
  private refunds = 0;

  constructor(
    dataDir: string,
    private readonly orders: number,
  ) {
    this.store = openSqliteStore({ file: join(dataDir, 'events.db'), readonly: true });
  }

  async begin(): Promise<void> {
    this.after = await this.store.feed.head();
  }

  async isDone(): Promise<boolean> {
    for (;;) {
      const page = await this.store.feed.page(this.after, 2000);
      for (const event of page.events) this.note(event);
      this.after = page.last;
      if (page.atHead) return this.refunds >= this.orders;
    }
  }

  check(): void {
    const reached = Array.from({ length: LINES_OF_AN_ORDER }, () => DeadlineReached.type);
    const wanted = [...reached, RefundRequired.type].join();
    const wrong = [...this.seen].filter(([, types]) => types.sort().join() !== wanted);
    if (this.seen.size !== this.orders || wrong.length > 0) {
      throw new Error(
        `${this.seen.size} orders, and of these are wrong: ${JSON.stringify(wrong.slice(0, 3))}`,
      );
    }
  }

  async end(): Promise<void> {
    await this.store.close();
  }

  private note({ stream, type }: RecordedEvent): void {
    if (type !== DeadlineReached.type && type !== RefundRequired.type) return;
    if (type === RefundRequired.type) this.refunds += 1;
    this.seen.set(stream, [...(this.seen.get(stream) ?? []), type]);
  }
}
