import { GivenStore, placed, plainDecoder, sampleProcess } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { InvalidAppend } from '../model/errors.js';
import { MAX_EVENT_BYTES } from '../port/event-store.js';
import { processEvents } from './process-events.js';
import type { PendingCommand } from './process-instance.js';
import { eventInput, outcomeInput } from './process-input.js';
import { ProcessRunner } from './process-runner.js';

const ADDRESS = { process: 'sample', tenant: 'main', instance: 'b1' };

/** An instance that issued a command for each SKU, and their ids. */
async function issued(...skus: readonly string[]) {
  const store = new GivenStore();
  const runner = new ProcessRunner(store, new ManualClock('2026-01-05T15:00:00.000Z'), plainDecoder);
  store.feed.add(placed(['b1', ...skus]));
  const input = eventInput(sampleProcess, store.feed.events[0]!, 'b1');
  await runner.take(sampleProcess, ADDRESS, [input]);
  return { store, runner, ids: await pendingOf(runner) };
}

const pendingOf = (runner: ProcessRunner) =>
  runner.look(sampleProcess, ADDRESS, ({ pending }) => [...pending.keys()]);
const stateOf = (runner: ProcessRunner) =>
  runner.look(sampleProcess, ADDRESS, (instance) => structuredClone(instance));
const stepsOf = ({ feed }: GivenStore) =>
  feed.events.slice(2).map(({ data }) => {
    const { before = [], input } = processEvents.StepTaken.schema.parse(data);
    return [...before, input];
  });

describe('outcomes that come together', () => {
  it('are one step with the first that something follows from, and are read back as they were taken', async () => {
    const { store, runner, ids } = await issued('x', 'y', 'z');
    const outcomes = ids.map((id) => outcomeInput(id, { ok: {} }));
    await runner.take(sampleProcess, ADDRESS, outcomes);
    expect(stepsOf(store)).toEqual([outcomes.slice(0, 2), outcomes.slice(2)]);
    const fresh = new ProcessRunner(store, new ManualClock('2030-01-01T00:00:00.000Z'), plainDecoder);
    expect(await stateOf(fresh)).toEqual(await stateOf(runner));
  });

  it('count once, though some of them come again', async () => {
    const { store, runner, ids } = await issued('x', 'y');
    const [first, second] = ids.map((id) => outcomeInput(id, { ok: {} }));
    await runner.take(sampleProcess, ADDRESS, [first!]);
    await runner.take(sampleProcess, ADDRESS, [first!, second!]);
    expect(stepsOf(store)).toEqual([[first], [second]]);
  });

  it('are taken one by one where they do not fit into one event', async () => {
    const { store, runner, ids } = await issued('x', 'y');
    const outcomes = ids.map((id) => outcomeInput(id, { ok: 'a'.repeat(MAX_EVENT_BYTES * 0.6) }));
    store.beforeAppend = (_, events) => {
      if (JSON.stringify(events).length > MAX_EVENT_BYTES) throw new InvalidAppend('too large');
    };
    await runner.take(sampleProcess, ADDRESS, outcomes);
    expect(stepsOf(store)).toEqual([[outcomes[0]], [outcomes[1]]]);
  });
});

describe('an instance that is begun', () => {
  const clock = new ManualClock('2026-01-05T16:00:00.000Z');

  /** The input that begins `b2`, with a log where nothing of it is stored, and what was appended. */
  function beginning(...skus: readonly string[]) {
    const store = new GivenStore();
    const appends: number[] = [];
    store.beforeAppend = (_, events) => appends.push(events.length);
    store.feed.add(placed(['b2', ...skus]));
    const input = eventInput(sampleProcess, store.feed.events[0]!, 'b2');
    return { store, appends, input, runner: new ProcessRunner(store, clock, plainDecoder) };
  }
  const B2 = { ...ADDRESS, instance: 'b2' };
  const execute = async (commands: readonly PendingCommand[]) =>
    commands.map(({ id }) => outcomeInput(id, { ok: {} }));

  it('has its first commands executed before it is stored, all in one append, and is read back as it was', async () => {
    const { store, appends, input, runner } = beginning('x', 'y');
    let before: number | null = null;
    await runner.begin(sampleProcess, B2, input, (commands) => {
      before = appends.length;
      return execute(commands);
    });
    expect({ before, appends: appends.length }).toEqual({ before: 0, appends: 1 });
    const state = (one: ProcessRunner) =>
      one.look(sampleProcess, B2, (instance) => structuredClone(instance));
    expect(await state(new ProcessRunner(store, clock, plainDecoder))).toEqual(await state(runner));
  });

  it('keeps what could not be executed, and what follows, for a drive', async () => {
    const { runner, input } = beginning('x', 'y');
    await runner.begin(sampleProcess, B2, input, async ([first]) => execute([first!]));
    expect(await runner.look(sampleProcess, B2, ({ pending }) => pending.size)).toBe(1);
  });

  it('repeats the same commands where it was stored before, and leaves the log as it is', async () => {
    const { store, runner, input } = beginning('x', 'y');
    const ids: string[][] = [];
    const noting = (commands: readonly PendingCommand[]) => {
      ids.push(commands.map(({ id }) => id));
      return execute(commands);
    };
    await runner.begin(sampleProcess, B2, input, noting);
    const before = [...store.feed.events];
    const fresh = new ProcessRunner(store, clock, plainDecoder);
    expect(await fresh.begin(sampleProcess, B2, input, noting)).toBe(false);
    expect(ids[1]).toEqual(ids[0]);
    expect(store.feed.events).toEqual(before);
  });

  it('fails with a definition that fails, and stores nothing', async () => {
    const { appends, input, runner } = beginning('x');
    const failing = { ...sampleProcess, react: () => raise() };
    await expect(runner.begin(failing, B2, input, execute)).rejects.toThrow('a bug');
    expect(appends).toEqual([]);
  });
});

function raise(): never {
  throw new Error('a bug');
}
