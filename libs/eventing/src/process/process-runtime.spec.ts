import { type GivenBasket, GivenStore, placed, plainDecoder, sampleProcess } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidAppend, StoreUnavailable } from '../model/errors.js';
import type { CommandMeta } from '../model/metadata.js';
import { MAX_EVENT_BYTES } from '../port/event-store.js';
import type { RoleLock } from '../ops/role-lock.js';
import { systemScheduler, systemStopwatch, yieldToEventLoop } from '../ops/scheduler.js';
import { inlineEngine } from '../project/projection-engine.js';
import { ProjectionHost } from '../project/projection-host.js';
import { MemoryCheckpointStore } from './checkpoint-store.js';
import { CommandRegistry } from './command-registry.js';
import type { CommandOutcome } from './process-definition.js';
import { processEvents } from './process-events.js';
import { processOutbox } from './process-outbox.projection.js';
import { ProcessRuntime } from './process-runtime.js';
import { processTimers } from './process-timers.projection.js';

interface Executed {
  readonly command: string;
  readonly payload: unknown;
  readonly id: string;
}

/** A receiver that answers a repeated command id as it did the first time, and counts what it really did. */
class Receiver {
  readonly registry = new CommandRegistry();
  readonly done: Executed[] = [];
  before: (command: string, payload: { sku?: string }) => Promise<void> | void = () => undefined;
  private readonly answers = new Map<string, CommandOutcome>();

  constructor() {
    for (const command of ['test.Reserve', 'test.Confirm', 'test.Cancel']) {
      this.registry.register(command, (payload, meta) => this.execute(command, payload, meta));
    }
  }

  names(): string[] {
    return this.done.map(({ command }) => command);
  }

  private async execute(command: string, payload: object, meta: CommandMeta): Promise<CommandOutcome> {
    await this.before(command, payload);
    if (!this.answers.has(meta.commandId)) this.done.push({ command, payload, id: meta.commandId });
    this.answers.set(meta.commandId, { ok: {} });
    return { ok: {} };
  }
}

let directory: string;
let store: GivenStore;
let clock: ManualClock;
let receiver: Receiver;
let checkpoints: MemoryCheckpointStore;
let open: { runtime: ProcessRuntime; views: ProjectionHost }[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'process-'));
  store = new GivenStore();
  clock = new ManualClock('2026-01-05T15:00:00.000Z');
  receiver = new Receiver();
  checkpoints = new MemoryCheckpointStore();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map(({ runtime }) => runtime.stop()));
  await Promise.all(open.map(({ views }) => views.stop()));
  rmSync(directory, { recursive: true });
});

/** A process of the house with its own views; `start: false` for one that only answers commands. */
async function boot({
  start = true,
  definition = sampleProcess,
  acquireRole = (): RoleLock | null => ({ lost: false, release: () => undefined }),
} = {}): Promise<ProcessRuntime> {
  const viewsFile = join(directory, `views-${open.length}.db`);
  const projections = [processOutbox, processTimers];
  const { feed } = store;
  const engine = inlineEngine(
    viewsFile,
    { feed, decoder: plainDecoder, projections },
    systemScheduler,
    systemStopwatch,
  );
  const views = new ProjectionHost({ viewsFile, projections, feed, engine, scheduler: systemScheduler });
  await views.start();
  const runtime = new ProcessRuntime({
    ...{ store, clock, views, checkpoints, decoder: plainDecoder, scheduler: systemScheduler },
    registry: receiver.registry,
    definitions: [definition],
    acquireRole,
  });
  open.push({ runtime, views });
  if (start) await runtime.start();
  return runtime;
}

const place = (...baskets: readonly GivenBasket[]) => {
  store.feed.add(placed(...baskets));
  return [store.feed.events.at(-1)!];
};
const steps = () => store.feed.events.filter(({ type }) => type === processEvents.StepTaken.type);

describe('process runtime', () => {
  it('answers in one round trip, and the feed finds the event taken', async () => {
    const runtime = await boot({ start: false });
    expect(await runtime.handleNow(place(['b1', 'x', 'y']), { timeoutMs: 1000 })).toBe('settled');
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
    const before = steps().length;
    await runtime.start();
    await runtime.whenIdle();
    expect(steps().length).toBe(before);
  });

  it('says pending when the commands take too long, and finishes in the background', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    receiver.before = () => held;
    const runtime = await boot();
    expect(await runtime.handleNow(place(['b1', 'x', 'y']), { timeoutMs: 5 })).toBe('pending');
    release();
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('stamps commands with ids that are the same on every node', async () => {
    place(['b1', 'x']);
    await (await boot()).whenIdle();
    const [issued] = steps();
    const { input, effects } = processEvents.StepTaken.schema.parse(issued?.data);
    expect(effects[0]).toMatchObject({ kind: 'issue', id: receiver.done[0]?.id });
    expect(input).toMatchObject({ kind: 'event', type: 'test.Placed', data: { skus: ['x'] } });
    expect(issued?.stream).toBe('process_sample-main~b1');
  });

  it('takes every event once, though the feed brings all of them again', async () => {
    place(['b1', 'x', 'y'], ['b2', 'x', 'y']);
    await (await boot()).whenIdle();
    const before = store.feed.events.length;
    checkpoints = new MemoryCheckpointStore();
    await (await boot()).whenIdle();
    expect(store.feed.events.length).toBe(before);
    expect(receiver.done.length).toBe(6);
  });

  it('takes the events of a stream in order, though another node brings the later one first', async () => {
    const definition = { ...sampleProcess, inOrder: ['given'] };
    const runtime = await boot({ start: false, definition });
    const [first] = place(['b1', 'x']);
    place(['b2', 'y']);
    const [second] = place(['b1', 'y', 'z']);
    await runtime.handleNow([second!], { timeoutMs: 1000 });
    await runtime.handleNow([first!], { timeoutMs: 1000 });
    const taken = steps().map(({ data }) => processEvents.StepTaken.schema.parse(data).input);
    const events = taken.flatMap((input) => (input.kind === 'event' ? [[input.id, input.data]] : []));
    expect(events).toEqual([
      [first!.id, { skus: ['x'] }],
      [second!.id, { skus: ['y', 'z'] }],
    ]);
  });

  it('executes after a crash what was decided before it', async () => {
    receiver.before = () => new Promise(() => undefined);
    await boot();
    place(['b1', 'x', 'y']);
    while (steps().length === 0) await yieldToEventLoop();
    receiver.before = () => undefined;
    await (await boot()).whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('does after a crash what a new instance was about to do, with nothing stored of it', async () => {
    receiver.before = () => new Promise(() => undefined);
    const crashed = await boot({ start: false });
    await crashed.handleNow(place(['b1', 'x', 'y']), { timeoutMs: 5 });
    receiver.before = () => undefined;
    await (await boot()).whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('does not repeat a command whose outcome was lost in a crash', async () => {
    const crashed = await boot({ start: false });
    store.beforeAppend = (_stream, events) => {
      if (events.some(({ data }) => JSON.stringify(data).includes('outcome'))) throw new StoreUnavailable();
    };
    expect(await crashed.handleNow(place(['b1', 'x', 'y']), { timeoutMs: 100 })).toBe('pending');
    expect(steps()).toEqual([]);
    store.beforeAppend = () => undefined;
    await (await boot()).whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('fires a timer once, at its time, whoever polls', async () => {
    const runtime = await boot();
    place(['b1', 'x']);
    await runtime.whenIdle();
    expect(await runtime.pollNow()).toBe(0);
    clock.advanceTo('2026-01-06T15:00:00.000Z');
    const other = await boot();
    await Promise.all([runtime.pollNow(), other.pollNow()]);
    await runtime.whenIdle();
    await other.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Cancel']);
    expect(await runtime.pollNow()).toBe(0);
  });

  it('parks only the instance whose command fails for good, and replays it', async () => {
    receiver.before = (_command, { sku }) => {
      if (sku === 'bad') throw new TypeError('not a function');
    };
    const runtime = await boot();
    place(['b1', 'x', 'bad'], ['b2', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Reserve', 'test.Confirm']);
    const address = { process: 'sample', tenant: 'main', instance: 'b1' };
    const parked = { ...address, reason: 'TypeError: not a function', parkedAt: clock.now() };
    expect([runtime.listParked(), runtime.countParked()]).toEqual([[parked], 1]);
    receiver.before = () => undefined;
    expect(await runtime.replayParked(address)).toBe(true);
    await runtime.whenIdle();
    expect([runtime.listParked(), runtime.countParked()]).toEqual([[], 0]);
    expect(receiver.names().slice(4)).toEqual(['test.Reserve', 'test.Confirm']);
  });

  it('drops a timer that was set aside behind the input that cancels it', async () => {
    let broken = true;
    const definition: typeof sampleProcess = {
      ...sampleProcess,
      react: (state, input, instance) => {
        const skus = input.kind === 'event' ? (input.event.data as { skus: readonly string[] }).skus : [];
        if (skus.includes('bug') && broken) throw new Error('no such thing');
        if (skus.includes('bug')) return [];
        return skus.includes('end')
          ? [{ kind: 'cancel-timer', name: 'unanswered' }]
          : sampleProcess.react(state, input, instance);
      },
    };
    const runtime = await boot({ definition });
    for (const sku of ['x', 'bug', 'end']) place(['b1', sku]);
    await runtime.whenIdle();
    clock.advanceTo('2026-01-06T15:00:00.000Z');
    expect(await runtime.pollNow()).toBe(1);
    broken = false;
    expect(await runtime.replayParked({ process: 'sample', tenant: 'main', instance: 'b1' })).toBe(true);
    const other = await boot({ definition });
    await Promise.all([runtime.whenIdle(), other.whenIdle()]);
    expect(receiver.names()).toEqual(['test.Reserve']);
    expect([other.listParked(), await other.pollNow()]).toEqual([[], 0]);
  });

  it('sets aside an input whose step is too large to be stored, without holding up others', async () => {
    store.beforeAppend = (_, events) => {
      if (JSON.stringify(events).length > MAX_EVENT_BYTES) throw new InvalidAppend('too large');
    };
    const runtime = await boot();
    place(['b1', ...Array.from({ length: 4000 }, (_, sku) => `sku ${sku}`)], ['b2', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
    expect(runtime.listParked()).toMatchObject([{ instance: 'b1', reason: 'Error: too large' }]);
  });

  it('takes inputs one by one that are too large for one append', async () => {
    store.beforeAppend = (_, events) => {
      if (events.length > 1) throw new InvalidAppend('too large');
    };
    const runtime = await boot();
    const events = [...place(['b1', 'x']), ...place(['b1', 'y'])];
    await runtime.handleNow(events, { timeoutMs: 1000 });
    await runtime.whenIdle();
    expect(steps().map(({ data }) => processEvents.StepTaken.schema.parse(data).input.id)).toEqual(
      expect.arrayContaining(events.map(({ id }) => id)),
    );
  });

  it('tries again when the receiver is unavailable', async () => {
    let failures = 3;
    receiver.before = () => {
      if (failures-- > 0) throw new StoreUnavailable('busy');
    };
    const runtime = await boot();
    place(['b1', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('sets aside an input that the process fails on, and those behind it, without holding up others', async () => {
    const runtime = await boot();
    place(['b1', 'bug'], ['b2', 'x', 'y']);
    place(['b1', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
    expect(runtime.listParked()).toMatchObject([{ instance: 'b1', reason: 'waits behind a parked input' }]);
    const address = { process: 'sample', tenant: 'main', instance: 'b1' };
    expect(await runtime.replayParked(address)).toBe(false);
    expect(runtime.listParked()).toMatchObject([{ instance: 'b1' }]);
    await runtime.stop();

    const repaired = await boot({ definition: { ...sampleProcess, react: () => [] } });
    expect(await repaired.replayParked(address)).toBe(true);
    await repaired.whenIdle();
    expect(repaired.listParked()).toEqual([]);
    const inputs = steps().filter(({ stream }) => stream === 'process_sample-main~b1');
    expect(inputs.map(({ data }) => data)).toMatchObject([
      { deferred: true, input: { data: { skus: ['bug'] } } },
      { deferred: true, input: { data: { skus: ['x', 'y'] } } },
    ]);
  });
});

describe('a process runtime among others', () => {
  it('works no more when it has lost its role, gives that back, and works again when it has it again', async () => {
    const locks: { lost: boolean; released: boolean; release(): void }[] = [];
    const acquireRole = () => {
      const lock = { lost: false, released: false, release: () => void (lock.released = true) };
      locks.push(lock);
      return lock;
    };
    const runtime = await boot({ acquireRole });
    expect(runtime.status().working).toBe(true);
    locks[0]!.lost = true;
    while (locks.length < 2) await yieldToEventLoop();
    expect(locks[0]!.released).toBe(true);
    place(['b1', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });

  it('begins again when the store was away just as it began', async () => {
    let away = 1;
    const { load } = checkpoints;
    checkpoints.load = async (consumer) => {
      if (away-- > 0) throw new StoreUnavailable('away');
      return load.call(checkpoints, consumer);
    };
    const runtime = await boot();
    expect(runtime.status().working).toBe(false);
    while (!runtime.status().working) await yieldToEventLoop();
    place(['b1', 'x', 'y']);
    await runtime.whenIdle();
    expect(receiver.names()).toEqual(['test.Reserve', 'test.Reserve', 'test.Confirm']);
  });
});

describe('an event that is only passed on', () => {
  const reserve = (data: unknown) => {
    const { skus } = data as { skus: string[] };
    return { command: 'test.Reserve', payload: { sku: skus[0] ?? '' } };
  };
  const relaying: typeof sampleProcess = {
    ...sampleProcess,
    relay: (event, instance) => reserve(sampleProcess.digest?.(event, instance)),
    react: (_, input) => (input.kind === 'event' ? [{ kind: 'issue', ...reserve(input.event.data) }] : []),
  };
  const b1 = { process: 'sample', tenant: 'main', instance: 'b1' };

  it('goes out as its command, without a step', async () => {
    const runtime = await boot({ definition: relaying });
    expect(await runtime.handleNow(place(['b1', 'x']), { timeoutMs: 1000 })).toBe('settled');
    place(['b2', 'y']);
    await runtime.whenIdle();
    expect(receiver.done.map(({ payload }) => payload)).toEqual([{ sku: 'x' }, { sku: 'y' }]);
    expect(steps()).toEqual([]);
  });

  it('goes out under the same id when the feed brings it again', async () => {
    place(['b1', 'x']);
    await (await boot({ definition: relaying })).whenIdle();
    checkpoints = new MemoryCheckpointStore();
    await (await boot({ definition: relaying })).whenIdle();
    expect(receiver.done.length).toBe(1);
  });

  it('becomes a step that parks when its command fails for good, and is executed when a person says so', async () => {
    receiver.before = () => {
      throw new TypeError('not a function');
    };
    const runtime = await boot({ definition: relaying });
    place(['b1', 'x']);
    await runtime.whenIdle();
    expect(runtime.listParked()).toMatchObject([{ instance: 'b1', reason: 'TypeError: not a function' }]);
    receiver.before = () => undefined;
    expect(await runtime.replayParked(b1)).toBe(true);
    expect(receiver.names()).toEqual(['test.Reserve']);
  });

  it('parks its instance where the definition itself fails, and lets others pass', async () => {
    const failing = () => {
      throw new TypeError('bug');
    };
    const runtime = await boot({ definition: { ...relaying, relay: failing, react: failing } });
    place(['b1', 'x']);
    await runtime.whenIdle();
    expect(runtime.listParked()).toMatchObject([{ instance: 'b1', reason: 'TypeError: bug' }]);
  });
});
