import { Worker } from 'node:worker_threads';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import type { AppendOutcome, CommitQueue } from './append-outcome.js';

/** What the thread is sent: appends, or null when there will be none any more. It answers each message, in their order. */
export type ToCommitThread = readonly SerialisedAppend[] | null;
export type FromCommitThread = readonly AppendOutcome[];

interface Job {
  readonly append: SerialisedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
}

const THREAD = new URL('./commit-worker.js', import.meta.url);
/** So many appends are sent at once; fewer wait for the end of this turn of the event loop. */
const SENT_TOGETHER = 8;

/**
 * Has a thread of its own commit, with a connection of its own: while that waits for the disk, this one goes on, and
 * what comes meanwhile shares the next flush. A thread that dies is replaced when the next append comes.
 */
export class CommitThread implements CommitQueue {
  private worker: Worker | null = null;
  private collected: Job[] = [];
  /** Sent and not answered, a message each. */
  private readonly sent: (readonly Job[])[] = [];

  /** The file must exist with the current schema. */
  constructor(
    private readonly file: string,
    private readonly committed: () => void,
    private readonly module: URL = THREAD,
  ) {}

  add(append: SerialisedAppend): Promise<AppendOutcome> {
    return new Promise((resolve) => {
      this.collected.push({ append, resolve });
      if (this.collected.length === 1) setImmediate(() => this.send());
      if (this.collected.length === SENT_TOGETHER) this.send();
    });
  }

  async close(): Promise<void> {
    this.send();
    const { worker } = this;
    if (!worker) return;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      this.post(null);
    });
  }

  private send(): void {
    const jobs = this.collected;
    if (jobs.length === 0) return;
    this.collected = [];
    this.worker ??= this.spawn();
    this.sent.push(jobs);
    this.post(jobs.map(({ append }) => append));
  }

  private post(message: ToCommitThread): void {
    this.worker?.postMessage(message);
  }

  private spawn(): Worker {
    const worker = new Worker(this.module, { workerData: this.file });
    let reason = '';
    worker.on('message', (outcomes: FromCommitThread) => this.hear(outcomes));
    worker.on('error', (error) => (reason = `: ${error.message}`));
    worker.on('exit', () => this.giveUp(`the thread that commits has ended${reason}`));
    return worker;
  }

  private hear(outcomes: FromCommitThread): void {
    const jobs = this.sent.shift() ?? [];
    for (const [index, outcome] of outcomes.entries()) jobs[index]?.resolve(outcome);
    this.committed();
  }

  private giveUp(message: string): void {
    this.worker = null;
    for (const { resolve } of this.sent.splice(0).flat()) resolve({ kind: 'unknown', message });
  }
}
