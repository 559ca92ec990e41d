/** One waiting append: done inside a shared transaction, answered after its commit. */
export interface Job<Result> {
  /** For the bound on a group. */
  readonly bytes: number;
  /** Runs inside the transaction. What it throws refuses this job only; it must have written nothing then. */
  readonly run: () => Result;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Most appends and bytes in one transaction: keeps the event loop free, since SQLite's calls block it. */
const MAX_JOBS = 512;
const MAX_BYTES = 4 * 1024 * 1024;

/** Lets all appends of one turn of the event loop share a transaction, and so one flush to the disk. */
export class GroupCommit<Result> {
  private waiting: Job<Result>[] = [];
  private scheduled = false;
  private idle: (() => void)[] = [];

  /** `transact` runs the work in one durable transaction; it rejects when nothing was committed. */
  constructor(
    private readonly transact: (work: () => void) => Promise<void>,
    private readonly committed: () => void,
  ) {}

  add(job: Job<Result>): void {
    this.waiting.push(job);
    this.schedule();
  }

  /** Resolves when nothing waits any more. */
  drain(): Promise<void> {
    if (!this.scheduled) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    const jobs = this.nextGroup();
    await this.commit(jobs);
    this.scheduled = false;
    if (this.waiting.length > 0) return this.schedule();
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private nextGroup(): readonly Job<Result>[] {
    let bytes = 0;
    let count = 0;
    for (const job of this.waiting) {
      if (count > 0 && (count === MAX_JOBS || bytes + job.bytes > MAX_BYTES)) break;
      bytes += job.bytes;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async commit(jobs: readonly Job<Result>[]): Promise<void> {
    let answers: (() => void)[] = [];
    try {
      await this.transact(() => {
        answers = jobs.map((job) => answerOf(job)); // anew when the transaction is tried again
      });
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    this.committed();
    for (const answer of answers) answer();
  }
}

function answerOf<Result>(job: Job<Result>): () => void {
  try {
    const result = job.run();
    return () => job.resolve(result);
  } catch (error) {
    if (isStoreFailure(error)) throw error;
    return () => job.reject(error);
  }
}

/** An error of SQLite ends the whole transaction; every other one concerns its job alone. */
function isStoreFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'SqliteError';
}
