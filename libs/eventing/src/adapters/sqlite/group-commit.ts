import { isSqliteFailure } from '../../ops/sqlite-failure.js';

/** One waiting append: done inside a shared transaction, answered after its commit. */
interface Job<Result> {
  readonly bytes: number;
  readonly run: () => Result;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Most appends and bytes in one transaction: keeps the event loop free, since SQLite's calls block it. */
const MAX_JOBS = 512;
const MAX_BYTES = 4 * 1024 * 1024;

/** Turns of the event loop that a group stays open at most while it grows. */
const TURNS = 4;

/** Lets all appends of one turn of the event loop share a transaction, and so one flush to the disk. */
export class GroupCommit<Result> {
  private waiting: Job<Result>[] = [];
  private scheduled = false;
  private readonly idle: (() => void)[] = [];

  /** `transact` runs the work in one durable transaction; it rejects when nothing was committed. */
  constructor(
    private readonly transact: (work: () => void) => Promise<void>,
    private readonly committed: () => void,
  ) {}

  /**
   * Resolves after the commit. `run` works inside the transaction, again if that is tried again; what it throws refuses
   * this job only, so it must have written nothing then. `bytes` counts towards the bound on a group.
   */
  add(bytes: number, run: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, run, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  drain(): Promise<void> {
    if (!this.scheduled) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.letOthersIn(TURNS));
  }

  /** A flush costs as much as many appends: while more of them keep coming, they are let in, for a few turns. */
  private letOthersIn(turns: number): void {
    const before = this.waiting.length;
    setImmediate(() => {
      if (turns > 0 && this.waiting.length > before) this.letOthersIn(turns - 1);
      else void this.flush();
    });
  }

  private async flush(): Promise<void> {
    await this.commit(this.nextGroup());
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
    let answers: readonly (() => void)[] = [];
    try {
      await this.transact(() => {
        answers = jobs.map(answerOf);
      });
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
    this.committed();
  }
}

function answerOf<Result>({ run, resolve, reject }: Job<Result>): () => void {
  try {
    const result = run();
    return () => resolve(result);
  } catch (error) {
    if (isSqliteFailure(error)) throw error; // ends the whole transaction; any other error concerns its job alone
    return () => reject(error);
  }
}
