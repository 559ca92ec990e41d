import type { Scheduler } from './scheduler.js';

/** Wakes one idle loop. A ring while nobody waits is kept for the next wait, so that none is missed. */
export class Doorbell {
  private rung = false;
  private open: (() => void) | null = null;

  constructor(private readonly scheduler: Scheduler) {}

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
    this.rung = false;
  }
}
