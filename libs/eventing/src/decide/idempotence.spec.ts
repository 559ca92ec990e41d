import { FlakyStore, TALLY_STREAM, TallyNode } from '#eventing-testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';

let store: FlakyStore;
let node: TallyNode;

beforeEach(() => {
  store = new FlakyStore(openMemoryStore());
  node = new TallyNode(store);
});

const ADD = { type: 'Add', amounts: [2, 3] } as const;

describe('a repeated command id', () => {
  it('is answered with its first outcome, after later events and a restart too', async () => {
    const first = await node.run(ADD, { id: 'c1' });
    await node.add(10);
    const again = { ...first, repeated: true };
    expect(await node.run(ADD, { id: 'c1' })).toEqual(again);
    expect(await new TallyNode(store).run(ADD, { id: 'c1' })).toEqual(again);
    expect(await store.read(TALLY_STREAM)).toHaveLength(3);
  });

  it('is the same request, whatever the order of its keys', async () => {
    await node.run(ADD, { id: 'c1' });
    const turned = { amounts: [2, 3], type: 'Add' } as const;
    expect(await node.run(turned, { id: 'c1' })).toMatchObject({ outcome: 'accepted', repeated: true });
  });

  it('with another payload is refused', async () => {
    await node.run(ADD, { id: 'c1' });
    expect(await node.run({ type: 'Add', amounts: [2] }, { id: 'c1' })).toEqual({
      outcome: 'rejected',
      rejection: {
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: 'this idempotency key was used for another request',
      },
      revision: 1,
    });
  });

  it('with what was asked for stated is the same request, whatever was made of it', async () => {
    const meta = { id: 'c1', commandHash: 'hash of what was asked' };
    const first = await node.run(ADD, meta);
    expect(await node.run({ type: 'Add', amounts: [2] }, meta)).toEqual({ ...first, repeated: true });
    expect(await node.run(ADD, { ...meta, commandHash: 'of something else' })).toMatchObject({
      rejection: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('of a process is the same command, whatever a newer release puts into it', async () => {
    const meta = { id: 'c1', actor: 'process:sample' };
    const first = await node.run(ADD, meta);
    const again = await node.run({ type: 'Add', amounts: [2] }, meta);
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('finds a command that became true meanwhile as accepted as it was', async () => {
    await node.add(5);
    const first = await node.run({ type: 'Take', amount: 5 }, { id: 'take' });
    expect(await node.run({ type: 'Take', amount: 5 }, { id: 'take' })).toEqual({ ...first, repeated: true });
  });

  it('at another process, which does not know of the first yet, is a repeat', async () => {
    const other = new TallyNode(store);
    await other.total();
    const first = await node.run(ADD, { id: 'c1' });
    other.clock.advanceBy(10);
    expect(await other.run(ADD, { id: 'c1' })).toEqual({ ...first, repeated: true });
  });

  it('at another process is refused with another payload, even one that would write nothing', async () => {
    const other = new TallyNode(store);
    await other.total();
    await node.run(ADD, { id: 'c1' });
    const refused = { outcome: 'rejected', rejection: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    expect(await other.run({ type: 'Take', amount: 0 }, { id: 'c1' })).toMatchObject(refused);
  });
});

describe('ifRevision', () => {
  const conflict = (currentRevision: number) => ({
    outcome: 'rejected',
    rejection: {
      code: 'CONFLICT',
      message: `the stream has moved on: it is at revision ${currentRevision} now`,
      details: { currentRevision },
    },
    revision: currentRevision,
  });

  it('lets a command pass at exactly this revision', async () => {
    expect(await node.run(ADD, { ifRevision: -1 })).toMatchObject({ outcome: 'accepted', revision: 1 });
    expect(await node.run(ADD, { ifRevision: 1 })).toMatchObject({ outcome: 'accepted', revision: 3 });
  });

  it('is a conflict at any other, at once', async () => {
    await node.add(1);
    await node.add(1);
    expect(await node.run(ADD, { ifRevision: 0 })).toEqual(conflict(1));
    expect(await node.run(ADD, { ifRevision: 2 })).toEqual(conflict(1));
    expect([store.appends.length, node.scheduler.delays]).toEqual([2, []]);
  });

  it('is compared with the stream, not with what this process remembers of it', async () => {
    await node.total();
    const other = new TallyNode(store);
    await other.run(ADD, { id: 'elsewhere' });
    expect(await node.run(ADD, { ifRevision: -1 })).toEqual(conflict(1));
    await other.run(ADD, { id: 'elsewhere too' });
    expect(await node.run(ADD, { ifRevision: 3 })).toMatchObject({ outcome: 'accepted', revision: 5 });
  });

  it('does not turn a repeat into a conflict', async () => {
    const first = await node.run(ADD, { id: 'c1', ifRevision: -1 });
    expect(await node.run(ADD, { id: 'c1', ifRevision: -1 })).toEqual({ ...first, repeated: true });
  });
});
