import {
  type GivenEvent,
  GivenStore,
  placed,
  plainDecoder,
  projectionSpec,
  sampleProcess,
} from '#eventing-testing';
import { deterministicId, ManualClock } from '#kernel';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { META } from '../model/metadata.js';
import { eventInput, outcomeInput } from './process-input.js';
import type { Instance } from './process-instance.js';
import { processOutbox } from './process-outbox.projection.js';
import { ProcessRunner } from './process-runner.js';
import { processTimers } from './process-timers.projection.js';

const ADDRESS = { process: 'sample', tenant: 'main', instance: 'b1' };
const NOW = '2026-01-05T15:00:00.000Z';

const action = fc.constantFrom('settle', 'settle', 'place', 'fail', 'ring', 'park', 'unpark', 'go on');
type Action = ReturnType<typeof action.generate>['value'];

/** An instance with a history of its own. */
class Life {
  readonly store = new GivenStore();
  private readonly runner = new ProcessRunner(this.store, new ManualClock(NOW), plainDecoder);

  async live(actions: readonly Action[]): Promise<Instance> {
    await this.do('place');
    for (const next of actions) await this.do(next);
    return this.now();
  }

  private now(): Promise<Instance> {
    return this.runner.look(sampleProcess, ADDRESS, (instance) => structuredClone(instance));
  }

  private async do(next: Action): Promise<void> {
    const { pending, timers } = await this.now();
    const [command] = pending.keys();
    const [timer] = timers;
    const take = (input: Parameters<ProcessRunner['take']>[2][number]) =>
      this.runner.take(sampleProcess, ADDRESS, [input]);
    if (next === 'place') await take(this.placing('x', 'y'));
    if (next === 'fail') await take(this.placing('bug'));
    if (next === 'unpark') await this.runner.unpark(sampleProcess, ADDRESS);
    if (next === 'go on') await this.runner.takeDeferred(sampleProcess, ADDRESS);
    if (next === 'settle' && command) await take(outcomeInput(command, { ok: {} }));
    if (next === 'park' && command) await this.runner.park(sampleProcess, ADDRESS, command, 'no');
    if (next === 'ring' && timer) {
      const [name, { id: timerId, dueAt }] = timer;
      await take({ kind: 'timer', id: deterministicId(timerId, 'due'), timerId, name, dueAt });
    }
  }

  private placing(...skus: readonly string[]) {
    this.store.feed.add(placed(['b1', ...skus]));
    return eventInput(sampleProcess, this.store.feed.events.at(-1)!, 'b1');
  }
}

/** As a program wrote them that did not say what they leave. */
function asOlder({ [META.unsettled]: _, [META.timersChanged]: __, ...meta }: GivenEvent['meta'] & object) {
  return meta;
}

describe('the views of process instances', () => {
  it('hold what instances have left, whether their events say so or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const life = new Life();
        const { pending, deferred, parked, timers } = await life.live(actions);
        const unsettled = pending.size + deferred.size;
        const { process, tenant, instance } = ADDRESS;
        const open = {
          process,
          tenant,
          instance,
          unsettled,
          parked,
          parked_at: parked === null ? null : NOW,
        };
        const set = [...timers].map(([name, { id, dueAt }]) => ({
          ...{ process, tenant, instance, name, timer_id: id, due_at: dueAt },
        }));
        const { events } = life.store.feed;
        for (const log of [events, events.map((event) => ({ ...event, meta: asOlder(event.meta) }))]) {
          await projectionSpec(processOutbox)
            .given(log)
            .thenRows('process_outbox', unsettled > 0 || parked !== null ? [open] : []);
          await projectionSpec(processTimers).given(log).thenRows('process_timers', set);
        }
      }),
      { numRuns: 30, interruptAfterTimeLimit: 4000 },
    );
  });
});
