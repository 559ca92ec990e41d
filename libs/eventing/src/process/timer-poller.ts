import type { Clock } from '#kernel';
import { Limiter } from '../ops/limiter.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import type { AnyProcess } from './process-address.js';
import { timerInput } from './process-input.js';
import type { ProcessRunner } from './process-runner.js';
import { type DueTimer, PAGE_ROWS, type ProcessViews, type TimerCursor, dueTimers } from './process-views.js';

const INSTANCES_AT_ONCE = 32;
const START: TimerCursor = { dueAt: '', timerId: '' };

/** Brings instances the timers that are due. The view may be behind: the instance knows whether the timer still counts. */
export class TimerPoller {
  constructor(
    private readonly definitions: ReadonlyMap<string, AnyProcess>,
    private readonly views: ProcessViews,
    private readonly clock: Clock,
    private readonly runner: ProcessRunner,
    private readonly dispatcher: EffectDispatcher,
  ) {}

  /** Answers how many timers the view showed as due; all of them are durably taken. */
  async poll(): Promise<number> {
    const now = this.clock.now();
    let found = 0;
    let cursor = START;
    for (;;) {
      const page = dueTimers(this.views.reader, now, cursor);
      const limiter = new Limiter(INSTANCES_AT_ONCE);
      await Promise.all(page.map((timer) => limiter.run(() => this.take(timer))));
      found += page.length;
      if (page.length < PAGE_ROWS) return found;
      cursor = page.at(-1) ?? cursor;
    }
  }

  private async take({ process, tenant, instance, timerId, name, dueAt }: DueTimer): Promise<void> {
    const definition = this.definitions.get(process);
    if (!definition) return;
    const address = { process, tenant, instance };
    await this.dispatcher.below(500);
    await this.runner.take(definition, address, [timerInput({ timerId, name, dueAt })]);
    void this.dispatcher.drive(definition, address, 'background');
  }
}
