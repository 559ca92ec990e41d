import { placed, sampleProcess } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openSqliteStore } from '../adapters/open-store.js';
import { EventCodec } from '../codec/event-codec.js';
import { defineEvent } from '../codec/event-definition.js';
import { EventRegistry } from '../codec/event-registry.js';
import { systemScheduler, systemStopwatch } from '../ops/scheduler.js';
import { inlineEngine } from '../project/projection-engine.js';
import { ProjectionHost } from '../project/projection-host.js';
import { SqliteCheckpointStore } from './checkpoint-store.js';
import { CommandRegistry } from './command-registry.js';
import type { CommandOutcome } from './process-definition.js';
import { processEvents } from './process-events.js';
import { processProjections } from './process-projections.js';
import { ProcessRuntime } from './process-runtime.js';

const Placed = defineEvent('test.Placed', z.object({ baskets: z.array(z.unknown()) }));
const codec = new EventCodec(new EventRegistry([Placed, ...Object.values(processEvents)]));
const meta = { at: '2026-01-05T15:00:00.000Z', tenant: 'main', schema: '1' };

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'process-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** One life of a node on the embedded store. `answer` null: commands never return. */
async function boot(executed: Set<string>, answer: CommandOutcome | null) {
  const store = openSqliteStore({ file: join(directory, 'events.db') });
  const checkpoints = new SqliteCheckpointStore(join(directory, 'worker.db'));
  const source = { feed: store.feed, decoder: codec, projections: processProjections };
  const viewsFile = join(directory, 'views.db');
  const engine = inlineEngine(viewsFile, source, systemScheduler, systemStopwatch);
  const views = new ProjectionHost({ viewsFile, ...source, engine, scheduler: systemScheduler });
  const registry = new CommandRegistry();
  for (const name of ['test.Reserve', 'test.Confirm']) {
    registry.register(name, async (_payload, { commandId }) => {
      if (answer === null) return new Promise(() => undefined);
      executed.add(commandId);
      return answer;
    });
  }
  await views.start();
  const runtime = new ProcessRuntime({
    ...{ store, views, registry, checkpoints, decoder: codec, scheduler: systemScheduler },
    ...{ clock: new ManualClock('2026-01-05T15:00:00.000Z'), definitions: [sampleProcess] },
  });
  const close = async () => {
    await runtime.stop();
    await views.stop();
    await checkpoints.close();
    await store.close();
  };
  return { store, runtime, close };
}

describe('process runtime on the embedded store', () => {
  it('finishes in its second life what the first one had only decided', async () => {
    const executed = new Set<string>();
    const first = await boot(executed, null);
    const { type, data } = placed(['b1', 'x', 'y'], ['b2', 'x', 'y']);
    const id = '00000000-0000-4000-8000-000000000001';
    await first.store.append('test-main', 'none', [{ id, type, data, meta }]);
    const [event] = await first.store.read('test-main');
    expect(await first.runtime.handleNow([codec.decode(event!)], { timeoutMs: 20 })).toBe('pending');
    await first.close();

    const second = await boot(executed, { ok: {} });
    await second.runtime.start();
    await second.runtime.whenIdle();
    expect(executed.size).toBe(6);
    const stream = await second.store.read('process_sample-main~b1');
    const steps = stream.map(({ data }) => processEvents.StepTaken.schema.parse(data));
    expect(steps.map(({ before, input }) => [...(before ?? []), input].map(({ kind }) => kind))).toEqual([
      ['event'],
      ['outcome', 'outcome'],
      ['outcome'],
    ]);
    await second.close();
  });
});
