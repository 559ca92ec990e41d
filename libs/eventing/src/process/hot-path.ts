import type { Scheduler } from '../ops/scheduler.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
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
    const { definition } = intake;
    const deliveries = intake.deliveries(events);
    await Promise.all(
      deliveries.map((delivery) => this.runner.take(definition, delivery.address, intake.inputs(delivery))),
    );
    intake.remember(events);
    return this.driveAll(intake, deliveries);
  }

  private async driveAll({ definition }: ProcessIntake, deliveries: readonly Delivery[]): Promise<boolean> {
    const results = await Promise.all(
      deliveries.map(({ address }) => this.dispatcher.drive(definition, address, 'hot')),
    );
    return results.every((result) => result === 'settled');
  }
}
