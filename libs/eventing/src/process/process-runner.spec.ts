import { GivenStore, placed, plainDecoder, sampleProcess } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { InvalidAppend } from '../model/errors.js';
import { MAX_EVENT_BYTES } from '../port/event-store.js';
import { processEvents } from './process-events.js';
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

describe('an input that begins an instance', () => {
  it('is taken without a reading; where the instance exists, what is there counts', async () => {
    const { store, runner } = await issued('x');
    const reads: string[] = [];
    const watched = {
      ...store,
      feed: store.feed,
      append: store.append.bind(store),
      close: () => store.close(),
    };
    const read = (stream: string) => {
      reads.push(stream);
      return store.read(stream);
    };
    const fresh = new ProcessRunner(
      { ...watched, read },
      new ManualClock('2026-01-05T16:00:00.000Z'),
      plainDecoder,
    );
    store.feed.add(placed(['b2', 'y']));
    const second = eventInput(sampleProcess, store.feed.events.at(-1)!, 'b2');
    await fresh.take(sampleProcess, { ...ADDRESS, instance: 'b2' }, [second], true);
    expect(reads).toEqual([]);
    const first = eventInput(sampleProcess, store.feed.events[0]!, 'b1');
    await fresh.take(sampleProcess, ADDRESS, [first], true);
    expect(reads).toEqual(['process_sample-main~b1']);
    expect(await stateOf(fresh)).toEqual(await stateOf(runner));
  });
});
