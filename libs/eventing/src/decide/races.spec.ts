import { type Fault, FlakyStore, TALLY_STREAM, TallyNode } from '#eventing-testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';

let store: FlakyStore;
let node: TallyNode;
/** Another process on the same log. */
let other: TallyNode;

beforeEach(() => {
  const log = openMemoryStore();
  store = new FlakyStore(log);
  node = new TallyNode(store);
  other = new TallyNode(log);
});

/** The other process takes or adds before each of the next `times` appends of `node`. */
function interfere(times: number, command: Parameters<TallyNode['run']>[0]): void {
  let left = times;
  store.beforeAppend = async () => {
    if (left-- > 0) await other.run(command, { id: `other-${left}` });
  };
}

describe('a command that begins a stream', () => {
  const ADD = { type: 'Add', amounts: [1] } as const;

  it('looks for none before, and is known when it comes again, also to a node that has not seen it', async () => {
    const first = await node.run(ADD, { id: 'c1', begins: true });
    expect([first, store.reads]).toMatchObject([{ outcome: 'accepted', revision: 0 }, []]);
    for (const one of [node, other]) {
      expect(await one.run(ADD, { id: 'c1', begins: true })).toEqual({ ...first, repeated: true });
    }
  });

  it('is decided on what is there where the stream exists after all, and refused only then', async () => {
    await other.add(5);
    expect(await node.run({ type: 'Take', amount: 5 }, { begins: true })).toMatchObject({ revision: 1 });
    expect(await node.run({ type: 'Take', amount: 1 }, { begins: true })).toMatchObject({
      rejection: { code: 'NOT_ENOUGH', details: { total: 0 } },
    });
  });
});

describe('a lost race', () => {
  it('is decided again on the tail alone', async () => {
    await node.add(10);
    interfere(1, { type: 'Add', amounts: [1, 1] });
    expect(await node.run({ type: 'Take', amount: 10 })).toMatchObject({ outcome: 'accepted', revision: 3 });
    expect(store.reads.map(({ from }) => from)).toEqual([0n, 1n]);
  });

  it('may turn acceptance into refusal', async () => {
    await node.add(10);
    interfere(1, { type: 'Take', amount: 8 });
    expect(await node.run({ type: 'Take', amount: 8 })).toMatchObject({
      rejection: { code: 'NOT_ENOUGH', details: { total: 2 } },
      revision: 1,
    });
  });

  it('is a conflict after five, with jitter between them', async () => {
    interfere(9, { type: 'Add', amounts: [1] });
    expect(await node.run({ type: 'Add', amounts: [1] })).toMatchObject({
      rejection: { code: 'CONFLICT', details: { currentRevision: 4 } },
      revision: 4,
    });
    expect(store.appends).toHaveLength(5);
    expect(node.scheduler.delays).toEqual([52.5, 52.5, 52.5, 52.5]);
  });

  it('is won at the fifth try', async () => {
    interfere(4, { type: 'Add', amounts: [1] });
    expect(await node.run({ type: 'Add', amounts: [1] })).toMatchObject({ outcome: 'accepted', revision: 4 });
  });

  it('with ifRevision is a conflict at once', async () => {
    interfere(1, { type: 'Add', amounts: [1] });
    expect(await node.run({ type: 'Add', amounts: [1] }, { ifRevision: -1 })).toMatchObject({
      rejection: { code: 'CONFLICT', details: { currentRevision: 0 } },
    });
    expect([store.appends.length, node.scheduler.delays]).toEqual([1, []]);
  });

  it('against the very same command is a repeat', async () => {
    const command = { type: 'Add', amounts: [1] } as const;
    node.clock.advanceBy(5);
    store.beforeAppend = () => other.run(command, { id: 'same' });
    expect(await node.run(command, { id: 'same' })).toMatchObject({
      outcome: 'accepted',
      repeated: true,
      revision: 0,
    });
  });
});

describe('an answer that writes nothing', () => {
  it('is given on the stream as it is, not as it is remembered', async () => {
    await node.add(1);
    await other.add(9);
    expect(await node.run({ type: 'Take', amount: 10 })).toMatchObject({ outcome: 'accepted', revision: 2 });
    await other.add(9);
    expect(await node.run({ type: 'Take', amount: 0 })).toMatchObject({
      events: [],
      revision: 3,
      position: 4n,
    });
  });
});

describe('a store that fails', () => {
  it.each<[string, readonly Fault[]]>([
    ['is down for a while', ['down', 'down', 'down']],
    ['loses requests', ['lost-request', 'lost-request']],
    ['writes without an answer', ['lost-answer']],
    ['does all of that', ['lost-request', 'down', 'lost-answer', 'down', 'lost-answer']],
  ])('has the command once, when it %s', async (_what, faults) => {
    store.faults = faults;
    const execution = await node.run({ type: 'Add', amounts: [1, 2] });
    expect(execution).toMatchObject({ outcome: 'accepted', revision: 1, position: 2n, repeated: false });
    expect(await store.read(TALLY_STREAM)).toHaveLength(2);
    expect(await node.total()).toBe(3);
  });

  it('that stays down is given up on, after growing pauses', async () => {
    store.faults = ['down', 'down', 'down', 'down', 'down', 'down'];
    await expect(node.add(1)).rejects.toThrow('the store is down');
    expect(node.scheduler.delays).toEqual([15, 30, 60, 120, 240]);
  });

  it('may have written what was given up on: the repeat finds it', async () => {
    store.faults = Array<Fault>(6).fill('lost-answer');
    const command = { type: 'Add', amounts: [1] } as const;
    await expect(node.run(command, { id: 'c1' })).rejects.toThrow('no answer');
    expect(await node.run(command, { id: 'c1' })).toMatchObject({ outcome: 'accepted', repeated: true });
    expect(await node.total()).toBe(1);
  });

  it('may let another process in between: the command is decided again', async () => {
    await node.add(5);
    store.faults = ['lost-request'];
    store.beforeAppend = async () => {
      if (store.faults.length === 0) await other.run({ type: 'Take', amount: 5 }, { id: 'in between' });
    };
    expect(await node.run({ type: 'Take', amount: 5 })).toMatchObject({ rejection: { code: 'NOT_ENOUGH' } });
  });
});
