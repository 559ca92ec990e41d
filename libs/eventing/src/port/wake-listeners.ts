/** Those who want to hear of appends. Each is called by itself, so that nobody's failure touches an append or another. */
export class WakeListeners {
  private readonly callbacks = new Set<{ readonly call: () => void }>();

  /** Returns the unsubscriber; after it the callback is not called any more. */
  add(callback: () => void): () => void {
    const entry = { call: callback };
    this.callbacks.add(entry);
    return () => this.callbacks.delete(entry);
  }

  get size(): number {
    return this.callbacks.size;
  }

  ring(): void {
    for (const entry of this.callbacks) {
      queueMicrotask(() => {
        if (this.callbacks.has(entry)) entry.call();
      });
    }
  }
}
