import { type AppendResult, type ExpectedRevision, type NewEvent, yieldToEventLoop } from '#eventing';
import { StoreWrapper } from '../store-wrapper.js';

export class NeverWakes extends StoreWrapper {
  protected override onWake(): () => void {
    return () => undefined;
  }
}

/** Rings when an append is asked for, and not when it is done. */
export class WakesTooEarly extends StoreWrapper {
  private readonly listeners = new Set<() => void>();

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    for (const ring of this.listeners) ring();
    await yieldToEventLoop();
    return super.append(stream, expected, events);
  }

  protected override onWake(callback: () => void): () => void {
    this.listeners.add(callback);
    return () => this.listeners.delete(callback);
  }
}

export class WakesTheDeaf extends StoreWrapper {
  protected override onWake(callback: () => void): () => void {
    super.onWake(callback);
    return () => undefined;
  }
}

export class StaysOpenWhenClosed extends StoreWrapper {
  override async close(): Promise<void> {}
}

/** Leaves those in the lurch who still wait when it is closed. */
export class DropsWaitingAppendsAtClose extends StoreWrapper {
  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    await yieldToEventLoop();
    return super.append(stream, expected, events);
  }
}
