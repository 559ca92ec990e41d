import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Failure } from './failure.js';
import type { streams } from './wire.js';

/** The service is registered with a serialiser that lets bytes through, see `services.ts`. */
export type ReadAnswer = streams.ReadResp | Buffer;
export type ReadCall = ServerWritableStream<streams.ReadReq, ReadAnswer>;

/** Answers to one read, at the pace of whoever reads them. */
export class Outbox {
  private readonly closing: (() => void)[] = [];
  private gone = false;
  private full = false;
  private waiting: (() => void) | undefined;

  constructor(private readonly call: ReadCall) {
    const close = () => this.close();
    call.on('cancelled', close).on('close', close).on('error', close);
    call.on('drain', () => this.goOn());
  }

  /** The client does not want any more, or the call has ended. */
  get closed(): boolean {
    return this.gone || this.call.cancelled;
  }

  /** To be followed by `room` before the next one. */
  send(answer: ReadAnswer): void {
    if (!this.closed) this.full = !this.call.write(answer);
  }

  /** Resolves when there is room for another answer, or nobody to answer. Undefined when there is now. */
  room(): Promise<void> | undefined {
    if (!this.full || this.closed) return undefined;
    return new Promise((resolve) => (this.waiting = resolve));
  }

  end(): void {
    if (!this.closed) this.call.end();
  }

  fail(failure: Failure): void {
    if (!this.closed) this.call.emit('error', failure);
  }

  whenClosed(callback: () => void): void {
    if (this.closed) callback();
    else this.closing.push(callback);
  }

  private close(): void {
    this.gone = true;
    this.goOn();
    for (const callback of this.closing.splice(0)) callback();
  }

  private goOn(): void {
    this.full = false;
    this.waiting?.();
    this.waiting = undefined;
  }
}
