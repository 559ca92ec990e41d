import type { SerialisedAppend } from '../../port/serialise-append.js';
import type { AppendOutcome, CommitQueue } from './append-outcome.js';

interface Job {
  readonly append: SerialisedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
}

interface Committer {
  /** Writes all in one transaction. Never rejects. */
  commit(appends: readonly SerialisedAppend[]): Promise<readonly AppendOutcome[]>;
}

/** Most appends and bytes in one transaction: keeps the event loop free, since SQLite's calls block it. */
const MAX_JOBS = 512;
const MAX_BYTES = 4 * 1024 * 1024;

/** Turns of the event loop that a group stays open at most while it grows. */
const TURNS = 4;

/** Lets all appends of one turn of the event loop share a transaction, and so one flush to the disk. */
export class GroupCommit implements CommitQueue {
  private waiting: Job[] = [];
  private scheduled = false;
  private readonly idle: (() => void)[] = [];

  constructor(
    private readonly committer: Committer,
    private readonly committed: () => void = () => undefined,
  ) {}

  add(append: SerialisedAppend): Promise<AppendOutcome> {
    return new Promise((resolve) => {
      this.waiting.push({ append, resolve });
      this.schedule();
    });
  }

  close(): Promise<void> {
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
    const jobs = this.nextGroup();
    const outcomes = await this.committer.commit(jobs.map(({ append }) => append));
    for (const [index, outcome] of outcomes.entries()) jobs[index]?.resolve(outcome);
    this.committed();
    this.scheduled = false;
    if (this.waiting.length > 0) return this.schedule();
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private nextGroup(): readonly Job[] {
    let bytes = 0;
    let count = 0;
    for (const { append } of this.waiting) {
      if (count > 0 && (count === MAX_JOBS || bytes + append.bytes > MAX_BYTES)) break;
      bytes += append.bytes;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }
}
