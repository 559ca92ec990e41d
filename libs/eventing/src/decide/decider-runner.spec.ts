import { FlakyStore, TALLY_STREAM, TallyNode, tallyDecider } from '#eventing-testing';
import { payloadHash } from '#kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';

let store: FlakyStore;
let node: TallyNode;

beforeEach(() => {
  store = new FlakyStore(openMemoryStore());
  node = new TallyNode(store);
});

const OTHER = 'tally-main~2';

describe('a command', () => {
  it('becomes events with metadata that follow from it', async () => {
    const command = { type: 'Add', amounts: [2, 3] } as const;
    const execution = await node.run(command, { id: 'c1' });
    const meta = {
      commandId: 'c1',
      commandHash: payloadHash(command),
      $correlationId: 'corr',
      $causationId: 'cause',
      actor: 'user:test',
      tenant: 'main',
      at: '2026-01-05T15:00:00.000Z',
      schema: '2',
    };
    const event = { stream: TALLY_STREAM, type: 'test.Added', position: 2n, meta };
    const stored = await store.read(TALLY_STREAM);
    const events = [
      { ...event, id: stored[0]?.id, revision: 0n, data: { amount: 2, note: null } },
      { ...event, id: stored[1]?.id, revision: 1n, data: { amount: 3, note: null } },
    ];
    expect(execution).toEqual({ outcome: 'accepted', events, revision: 1, position: 2n, repeated: false });
    expect(stored).toEqual([{ ...events[0], position: 1n }, events[1]]);
  });

  it('that two nodes decide at once has ids of its own in each: a store may look at nothing else', async () => {
    const other = new TallyNode(new FlakyStore(openMemoryStore()));
    const decisions = [node, other].map((one) => one.run({ type: 'Add', amounts: [2, 3] }, { id: 'c1' }));
    const ids = (await Promise.all(decisions)).flatMap((one) =>
      one.outcome === 'accepted' ? one.events.map(({ id }) => id) : [],
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('that is refused is answered with the rejection and the revision, and writes nothing', async () => {
    expect(await node.run({ type: 'Take', amount: 1 })).toMatchObject({ outcome: 'rejected', revision: -1 });
    await node.add(3);
    expect(await node.run({ type: 'Take', amount: 4 })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'NOT_ENOUGH', message: 'there is less than that', details: { total: 3 } },
      revision: 0,
    });
    expect(await store.read(TALLY_STREAM)).toHaveLength(1);
  });

  it('that is true already is accepted without an event, where the stream is', async () => {
    const nothing = { outcome: 'accepted', events: [], repeated: false };
    expect(await node.run({ type: 'Take', amount: 0 })).toEqual({ ...nothing, revision: -1, position: 0n });
    await node.add(3);
    expect(await node.run({ type: 'Take', amount: 0 })).toEqual({ ...nothing, revision: 0, position: 1n });
  });

  it('whose decision is invalid or throws writes nothing and harms nobody', async () => {
    await node.add(1);
    await expect(node.add(1, 0)).rejects.toThrow('test.Added is invalid at amount');
    await expect(node.run({ type: 'Fail' })).rejects.toThrow('a bug');
    await node.add(1);
    expect(await node.total()).toBe(2);
  });
});

describe('the gate', () => {
  it('lets commands on one stream decide in the order in which they came', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((amount) => node.add(amount)));
    const events = await store.read(TALLY_STREAM);
    expect(events.map(({ data }) => data['amount'])).toEqual([1, 2, 3, 4, 5]);
    expect(store.appends).toHaveLength(5);
  });

  it('does not let one stream wait for another', async () => {
    let open = (): void => undefined;
    const closed = new Promise<void>((resolve) => (open = resolve));
    store.beforeAppend = (stream) => (stream === TALLY_STREAM ? closed : undefined);
    const waiting = node.add(1);
    expect(await node.run({ type: 'Add', amounts: [2] }, { stream: OTHER })).toMatchObject({ revision: 0 });
    expect(await store.read(TALLY_STREAM)).toEqual([]);
    open();
    expect(await waiting).toMatchObject({ revision: 0 });
  });

  it('keeps nothing of streams on which no command is under way', async () => {
    await Promise.allSettled([node.add(1), node.add(0), node.run({ type: 'Fail' }, { stream: OTHER })]);
    const waiting: unknown = Reflect.get(Reflect.get(node.runner, 'gate'), 'tails');
    expect(waiting).toEqual(new Map());
  });
});

describe('the cache', () => {
  it('saves reading the stream again', async () => {
    await node.add(1);
    await node.add(2);
    expect(store.reads).toEqual([{ stream: TALLY_STREAM, from: 0n }]);
  });

  it('may forget any stream at any time', async () => {
    const forgetful = new TallyNode(store, { cacheSize: 1 });
    for (const amount of [1, 2, 3]) {
      await forgetful.run({ type: 'Add', amounts: [amount] });
      await forgetful.run({ type: 'Add', amounts: [10 * amount] }, { stream: OTHER });
    }
    expect([await forgetful.total(), await forgetful.total(OTHER)]).toEqual([6, 60]);
  });
});

describe('a stream', () => {
  const put = (type: string, schema: string, data: { readonly [key: string]: number }) =>
    store.append(TALLY_STREAM, 'none', [
      { id: 'e', type, data, meta: { schema, at: '2026-01-05T15:00:00.000Z' } },
    ]);

  it('longer than one read is folded whole', async () => {
    await node.add(...Array.from({ length: 2500 }, () => 1));
    expect(await new TallyNode(store).total()).toBe(2500);
  });

  it('with events of an older version is folded as if they were of the current one', async () => {
    await put('test.Added', '1', { value: 7 });
    expect(await node.total()).toBe(7);
  });

  it.each([
    ['an event that nobody defined', 'test.Unheard', '1', 'is unknown to this program'],
    ['an event of a newer version', 'test.Added', '3', 'has version 3, unknown to this program'],
  ])('with %s is not decided on', async (_what, type, schema, message) => {
    await put(type, schema, {});
    await expect(node.add(1)).rejects.toThrow(message);
    await expect(node.total()).rejects.toThrow(message);
    expect(await store.read(TALLY_STREAM)).toHaveLength(1);
  });
});

describe('inspect', () => {
  it('shows the state after the commands before it, and after those of other processes', async () => {
    void node.add(1);
    expect(await node.total()).toBe(1);
    await new TallyNode(store).run({ type: 'Add', amounts: [5] }, { id: 'elsewhere' });
    expect(await node.total()).toBe(6);
  });

  it('tells the revision', async () => {
    const { runner } = node;
    const revision = () =>
      runner.inspect({ decider: tallyDecider, stream: TALLY_STREAM }, (_state, at) => at);
    expect(await revision()).toBe(-1);
    await node.add(1, 1);
    expect(await revision()).toBe(1);
  });
});
