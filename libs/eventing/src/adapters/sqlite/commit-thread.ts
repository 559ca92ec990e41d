import { Worker } from 'node:worker_threads';
import { AppendOutcomeUnknown, StoreUnavailable } from '../../model/errors.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import type { AppendOutcome, Committer } from './committer.js';

/** What the thread is sent: a group to commit, or null when there will be none any more. */
export type ToCommitThread = readonly SerialisedAppend[] | null;

/** Its answer to a group. */
export type FromCommitThread =
  { readonly outcomes: readonly AppendOutcome[] } | { readonly unavailable: string };

interface Waiting {
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void;
  readonly reject: (error: Error) => void;
}

const THREAD = new URL('./commit-worker.js', import.meta.url);

/**
 * Commits in a thread of its own, with a connection of its own: while that waits for the disk, this one goes on. One
 * group at a time. A thread that dies is replaced when the next group comes.
 */
export class CommitThread implements Committer {
  private worker: Worker | null = null;
  private waiting: Waiting | null = null;

  /** The file must exist with the current schema. */
  constructor(
    private readonly file: string,
    private readonly module: URL = THREAD,
  ) {}

  commit(appends: readonly SerialisedAppend[]): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker ??= this.spawn();
      this.post(appends);
    });
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      this.post(null);
    });
  }

  private post(message: ToCommitThread): void {
    this.worker?.postMessage(message);
  }

  private spawn(): Worker {
    const worker = new Worker(this.module, { workerData: this.file });
    let failure: unknown;
    worker.on('message', (answer: FromCommitThread) => this.hear(answer));
    worker.on('error', (error) => (failure = error));
    worker.on('exit', () => {
      this.worker = null;
      const cause = { cause: failure };
      this.take()?.reject(new AppendOutcomeUnknown('the thread that commits has ended', cause));
    });
    return worker;
  }

  private hear(answer: FromCommitThread): void {
    const waiting = this.take();
    if ('outcomes' in answer) waiting?.resolve(answer.outcomes);
    else waiting?.reject(new StoreUnavailable(answer.unavailable));
  }

  private take(): Waiting | null {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }
}
