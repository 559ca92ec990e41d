import type { Scheduler } from '../ops/scheduler.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { DriveResult, EffectDispatcher } from './effect-dispatcher.js';
import type { AnyProcess } from './process-address.js';
import type { Delivery, ProcessIntake } from './process-intake.js';
import type { ProcessRunner } from './process-runner.js';

/** Has processes take events at once, without the way through the feed, which later finds them taken. */
export class HotPath {
  constructor(
    private readonly intakes: readonly ProcessIntake[],
    private readonly runner: ProcessRunner,
    private readonly dispatcher: EffectDispatcher,
    private readonly scheduler: Scheduler,
  ) {}

  /** A failure is `pending` too: the events are in the log, and the feed brings them again. */
  async handle(events: readonly ProjectedEvent[], timeoutMs: number): Promise<'settled' | 'pending'> {
    let cancel = (): void => undefined;
    const timeout = new Promise<'pending'>((resolve) => {
      cancel = this.scheduler.after(timeoutMs, () => resolve('pending'));
    });
    const work = this.takeAndDrive(events).catch(() => 'pending' as const);
    const first = await Promise.race([work, timeout]);
    cancel();
    return first;
  }

  private async takeAndDrive(events: readonly ProjectedEvent[]): Promise<'settled' | 'pending'> {
    const perProcess = await Promise.all(this.intakes.map((intake) => this.handleIn(intake, events)));
    return perProcess.every((settled) => settled) ? 'settled' : 'pending';
  }

  private async handleIn(intake: ProcessIntake, events: readonly ProjectedEvent[]): Promise<boolean> {
    const stored = Promise.all(intake.deliveries(events).map((one) => this.take(intake, one)));
    intake.remember(events, stored);
    const results = await Promise.all((await stored).map((drive) => drive()));
    return results.every((result) => result === 'settled');
  }

  /** Resolves when the events are durably taken; the answer executes what follows. */
  private async take(intake: ProcessIntake, delivery: Delivery): Promise<() => Promise<DriveResult>> {
    const { definition } = intake;
    const { address } = delivery;
    const events = await this.dispatcher.relay({ ...delivery, definition }, 'hot');
    const [first, ...rest] = intake.inputs({ address, events });
    if (!first) return () => Promise.resolve('settled');
    const isNew = beginsAnInstance(definition, events) && !this.runner.knows(address);
    const begun = isNew && (await this.dispatcher.begin(definition, address, first));
    await this.runner.take(definition, address, begun ? rest : [first, ...rest]);
    return () => this.dispatcher.drive(definition, address, 'hot');
  }
}

/** The first event of a stream, right after its append: what it starts does not exist yet, but for rare repetitions. */
function beginsAnInstance({ startedBy }: AnyProcess, [first]: readonly ProjectedEvent[]): boolean {
  return first?.revision === 0n && startedBy.includes(first.type);
}
