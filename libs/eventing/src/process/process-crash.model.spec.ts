import { GivenStore, placed, plainDecoder, sampleProcess } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppendOutcomeUnknown, StoreUnavailable } from '../model/errors.js';
import { type Scheduler, systemStopwatch } from '../ops/scheduler.js';
import type { EventStore } from '../port/event-store.js';
import { inlineEngine } from '../project/projection-engine.js';
import { ProjectionHost } from '../project/projection-host.js';
import { MemoryCheckpointStore } from './checkpoint-store.js';
import { CommandRegistry } from './command-registry.js';
import { processOutbox } from './process-outbox.projection.js';
import { ProcessRuntime } from './process-runtime.js';
import { processTimers } from './process-timers.projection.js';

/** Pauses are real but short, so that a run with many retries stays quick. */
const hurried: Scheduler = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / 20);
    return () => clearTimeout(timer);
  },
};

type Fault = 'none' | 'refused' | 'unknown' | 'written-but-unknown' | 'crash-before' | 'crash-after';

/** The store as one life of the process sees it: it follows the script of faults, and after a crash answers nothing. */
function failing(store: GivenStore, faults: Fault[]): EventStore {
  let dead = false;
  return {
    feed: store.feed,
    read: (stream) => (dead ? new Promise(() => undefined) : store.read(stream)),
    close: () => store.close(),
    async append(stream, expected, events) {
      const fault = faults.shift() ?? 'none';
      if (fault === 'refused') throw new StoreUnavailable();
      if (fault === 'unknown') throw new AppendOutcomeUnknown();
      if (dead || fault === 'crash-before') dead = true;
      else {
        const result = await store.append(stream, expected, events);
        if (fault === 'written-but-unknown') throw new AppendOutcomeUnknown();
        if (fault !== 'crash-after') return result;
        dead = true;
      }
      return new Promise(() => undefined);
    },
  };
}

class House {
  readonly executed = new Map<string, string>();
  readonly store = new GivenStore();
  private readonly directory = mkdtempSync(join(tmpdir(), 'crash-'));
  private readonly ends: (() => Promise<void>)[] = [];
  private readonly registry = new CommandRegistry();
  private lives = 0;

  constructor() {
    for (const command of ['test.Reserve', 'test.Confirm', 'test.Cancel']) {
      this.registry.register(command, async (payload, { commandId, correlationId }) => {
        this.executed.set(commandId, `${command} ${JSON.stringify(payload)} ${correlationId}`);
        return { ok: {} };
      });
    }
  }

  async boot(faults: Fault[]): Promise<ProcessRuntime> {
    const viewsFile = join(this.directory, `views-${++this.lives}.db`);
    const projections = [processOutbox, processTimers];
    const source = { feed: this.store.feed, decoder: plainDecoder, projections };
    const engine = inlineEngine(viewsFile, source, hurried, systemStopwatch);
    const views = new ProjectionHost({ viewsFile, ...source, engine, scheduler: hurried });
    await views.start();
    this.ends.push(() => views.stop());
    return new ProcessRuntime({
      ...{ store: failing(this.store, faults), views, registry: this.registry, scheduler: hurried },
      ...{ clock: new ManualClock('2026-01-05T15:00:00.000Z'), decoder: plainDecoder },
      ...{ definitions: [sampleProcess], checkpoints: new MemoryCheckpointStore() },
    });
  }

  async close(): Promise<void> {
    for (const end of this.ends) await end();
    rmSync(this.directory, { recursive: true });
  }
}

const fault = fc.constantFrom<Fault>(
  'none',
  'none',
  'refused',
  'unknown',
  'written-but-unknown',
  'crash-before',
  'crash-after',
);

async function live(house: House, lives: readonly Fault[][]): Promise<void> {
  house.store.feed.add(placed(['b1', 'x', 'y'], ['b2', 'x', 'y']), placed(['b3', 'x', 'y']));
  for (const faults of lives) {
    const runtime = await house.boot([...faults]);
    await runtime.handleNow(house.store.feed.events.slice(0, 2), { timeoutMs: 200 });
  }
  const last = await house.boot([]);
  await last.start();
  await last.whenIdle();
  await last.stop();
  const commands = [...house.executed.values()].map((line) => line.split(' ')[0]);
  const count = (name: string) => commands.filter((command) => command === name).length;
  expect([count('test.Reserve'), count('test.Confirm'), count('test.Cancel')]).toEqual([6, 3, 0]);
  expect(last.listParked()).toEqual([]);
}

describe('process runtime under faults', () => {
  it('executes every command exactly once, whatever fails and wherever it crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fault, { maxLength: 8 }), { maxLength: 3 }), async (lives) => {
        const house = new House();
        try {
          await live(house, lives);
        } finally {
          await house.close();
        }
      }),
      { numRuns: 50, interruptAfterTimeLimit: 4000 },
    );
  });
});
