import type { AppendResult } from '../../port/event-store.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import { type AppendOutcome, type Committer, resultOf } from './committer.js';

/** One waiting append: written with others, answered after their commit. */
interface Job {
  readonly append: SerialisedAppend;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Most appends and bytes in one transaction: whoever commits must not hold up others for long. */
const MAX_JOBS = 512;
const MAX_BYTES = 4 * 1024 * 1024;

/** Turns of the event loop that a group stays open at most while it grows. */
const TURNS = 4;

/** Lets all appends of one turn of the event loop share a transaction, and so one flush to the disk. */
export class GroupCommit {
  private waiting: Job[] = [];
  private scheduled = false;
  private readonly idle: (() => void)[] = [];

  constructor(
    private readonly committer: Committer,
    private readonly committed: () => void,
  ) {}

  /** Resolves after the commit. Rejects with what refuses this append, or has ended the whole group. */
  add(append: SerialisedAppend): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
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

  private async commit(jobs: readonly Job[]): Promise<void> {
    try {
      const outcomes = await this.committer.commit(jobs.map(({ append }) => append));
      for (const [index, job] of jobs.entries()) answer(job, outcomes[index]);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    this.committed();
  }
}

function answer({ append, resolve, reject }: Job, outcome: AppendOutcome | undefined): void {
  try {
    if (!outcome) throw new Error('the group was committed without an answer to each append');
    resolve(resultOf(append, outcome));
  } catch (error) {
    reject(error);
  }
}
