import { assertNever } from '#kernel';
import { Worker } from 'node:worker_threads';
import { type Scheduler, backOff } from '../ops/scheduler.js';
import type { ProjectionEngine } from './projection-engine.js';
import type { ProjectionListener } from './projection-runner.js';
import type { FromProjector, ProjectorInput, ToProjector } from './projection-worker-protocol.js';

/** Runs the projections in a worker thread, on a core of their own; restarts it when it dies. */
export class WorkerEngine implements ProjectionEngine {
  private worker: Worker | null = null;
  private listener: ProjectionListener | null = null;
  private wakePending = false;
  private stopping = false;
  private crashes = 0;
  private cancelRestart: () => void = () => undefined;

  constructor(
    private readonly input: ProjectorInput,
    private readonly scheduler: Scheduler,
  ) {}

  /** Rejects when the thread does not even begin: its module is wrong, or the files are not there. */
  start(listener: ProjectionListener): Promise<void> {
    this.listener = listener;
    return new Promise((resolve, reject) => {
      this.spawn(resolve);
      this.worker?.once('error', reject);
    });
  }

  /** At most one bell is under way: a thousand appends need not be a thousand messages. */
  wake(): void {
    if (this.wakePending) return;
    this.wakePending = true;
    this.post('wake');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.cancelRestart();
    const { worker } = this;
    if (!worker) return;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      this.post('stop');
    });
  }

  private post(message: ToProjector): void {
    this.worker?.postMessage(message);
  }

  private spawn(ready: () => void): void {
    const worker = new Worker(new URL('./projection-worker.js', import.meta.url), { workerData: this.input });
    worker.on('message', (message: FromProjector) => this.hear(message, ready));
    worker.on('error', (error) => this.listener?.failed(error));
    worker.on('exit', () => this.restart(ready));
    this.worker = worker;
  }

  private hear(message: FromProjector, ready: () => void): void {
    switch (message.kind) {
      case 'ready':
        return ready();
      case 'awake':
        this.wakePending = false;
        return;
      case 'committed':
        this.crashes = 0;
        return this.listener?.committed();
      case 'failed':
        return this.listener?.failed(new Error(message.error));
      default:
        return assertNever(message);
    }
  }

  private restart(ready: () => void): void {
    this.worker = null;
    this.wakePending = false;
    if (this.stopping) return;
    this.listener?.failed(new Error('the projector thread ended; it is started again'));
    const delay = backOff(this.crashes++, 250, 30_000);
    this.cancelRestart = this.scheduler.after(delay, () => this.spawn(ready));
  }
}
