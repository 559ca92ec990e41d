import { type Scheduler, sleep } from './scheduler.js';

/** Wakes one idle loop. A ring while nobody waits is kept for the next wait, so that none is missed. */
export class Doorbell {
  private rung = false;
  private open: (() => void) | null = null;

  /** `lingerMilliseconds`: after a ring, for others that ring soon after it; a loop's round is dearer than they are. */
  constructor(
    private readonly scheduler: Scheduler,
    private readonly lingerMilliseconds = 0,
  ) {}

  ring(): void {
    this.rung = true;
    this.open?.();
  }

  /** Resolves at the next ring, at once if it rang since the last wait, or after `milliseconds`. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const cancel = this.scheduler.after(milliseconds, resolve);
        this.open = () => {
          cancel();
          resolve();
        };
      });
    }
    this.open = null;
    if (this.rung && this.lingerMilliseconds > 0) await sleep(this.scheduler, this.lingerMilliseconds);
    this.rung = false;
  }
}
