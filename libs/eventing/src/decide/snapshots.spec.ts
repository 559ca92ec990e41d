import {
  FlakyStore,
  HastyScheduler,
  TALLY_STREAM,
  TallyNode,
  type TallyState,
  tallyDecider,
} from '#eventing-testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '../adapters/open-store.js';
import { CommandMemory } from './command-memory.js';
import type { SnapshotKey, SnapshotStore } from './snapshot-store.js';
import { Snapshotter } from './snapshotter.js';
import { StreamState } from './stream-state.js';

/** Keeps the latest snapshot only, and fails when told. */
class LatestSnapshot implements SnapshotStore {
  saved: { readonly key: SnapshotKey; readonly revision: number; readonly json: string } | null = null;
  failure: Error | null = null;

  async load(key: SnapshotKey): Promise<string | null> {
    if (this.failure) throw this.failure;
    return JSON.stringify(key) === JSON.stringify(this.saved?.key) ? (this.saved?.json ?? null) : null;
  }

  async save(key: SnapshotKey, revision: number, json: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.saved = { key, revision, json };
  }

  async close(): Promise<void> {}
}

let store: FlakyStore;
let snapshots: LatestSnapshot;
let node: TallyNode;

beforeEach(() => {
  store = new FlakyStore(openMemoryStore());
  snapshots = new LatestSnapshot();
  node = new TallyNode(store, { snapshots });
});

const ones = (count: number) => ({ type: 'Add', amounts: Array<number>(count).fill(1) }) as const;

async function grow(events: number): Promise<void> {
  await node.run(ones(events), { id: `grow ${events}` });
  await node.runner.idle();
}

/** What a fresh process reads, and the total it comes to. */
async function fresh(): Promise<{ readonly total: number; readonly reads: readonly bigint[] }> {
  store.reads.length = 0;
  const total = await new TallyNode(store, { snapshots }).total();
  return { total, reads: store.reads.map(({ from }) => from) };
}

describe('a snapshot', () => {
  it('is taken when more than 500 events came since the last one', async () => {
    await grow(500);
    expect(snapshots.saved).toBeNull();
    await grow(1);
    expect(snapshots.saved).toMatchObject({
      key: { stream: TALLY_STREAM, decider: 'tally', stateVersion: 1 },
      revision: 500,
    });
    await grow(499);
    expect(snapshots.saved?.revision).toBe(500);
    await grow(2);
    expect(snapshots.saved?.revision).toBe(1001);
  });

  it('is taken after the answer', async () => {
    await node.run(ones(501));
    expect(snapshots.saved).toBeNull();
    await node.runner.idle();
    expect(snapshots.saved).not.toBeNull();
  });

  it('saves reading what came before it', async () => {
    await grow(501);
    await grow(3);
    expect(await fresh()).toEqual({ total: 504, reads: [500n, 501n] });
  });

  it('remembers the commands behind it', async () => {
    await grow(501);
    const restarted = new TallyNode(store, { snapshots });
    expect(await restarted.run(ones(501), { id: 'grow 501' })).toMatchObject({
      repeated: true,
      revision: 500,
    });
    expect(await restarted.run(ones(1), { id: 'grow 501' })).toMatchObject({
      rejection: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('that cannot be taken fails no command, and is noted', async () => {
    snapshots.failure = new Error('disk full');
    await grow(501);
    expect(await node.total()).toBe(501);
    expect(node.runner.lastSnapshotFailure).toBe('Error: disk full');
  });
});

describe('a snapshot is ignored', () => {
  const everything = { total: 501, reads: [0n] };

  it.each([
    ['broken', '{"revision":500,'],
    ['of no state', '{"revision":500,"position":"501","eventId":"x","commands":[]}'],
    ['of another kind', '7'],
  ])('when it is %s', async (_what, json) => {
    await grow(501);
    snapshots.saved = {
      key: { stream: TALLY_STREAM, decider: 'tally', stateVersion: 1 },
      revision: 500,
      json,
    };
    expect(await fresh()).toEqual(everything);
  });

  it('when it cannot be loaded', async () => {
    await grow(501);
    snapshots.failure = new Error('disk gone');
    expect(await fresh()).toEqual(everything);
  });

  it('when it is of another log', async () => {
    await grow(501);
    store = new FlakyStore(openMemoryStore());
    await new TallyNode(store).run(ones(2), { id: 'another life' });
    expect(await fresh()).toEqual({ total: 2, reads: [500n, 0n] });
  });

  it('when the decider has another state version by now', async () => {
    await grow(501);
    const decider = { ...tallyDecider, stateVersion: 2 };
    store.reads.length = 0;
    const { runner } = new TallyNode(store, { snapshots });
    await runner.inspect({ decider, stream: TALLY_STREAM }, () => undefined);
    expect(store.reads.map(({ from }) => from)).toEqual([0n]);
  });
});

describe('Snapshotter', () => {
  const snapshotter = () => new Snapshotter(snapshots, new HastyScheduler());

  function stateAt(revision: number, bytesOfLast: number): StreamState<TallyState, never> {
    const end = { revision, position: 1n, eventId: 'e' };
    const state = new StreamState('s', tallyDecider, tallyDecider.initialState(), new CommandMemory(), end);
    state.snapshot = { revision: 0, bytes: bytesOfLast };
    return state;
  }

  it.each([
    [501, 0, true],
    [1500, 300_000, false],
    [1501, 300_000, true],
  ])('after %i events since one of %i bytes, takes one: %s', async (revision, bytes, taken) => {
    const subject = snapshotter();
    subject.consider(stateAt(revision, bytes), () => true);
    await subject.idle();
    expect(snapshots.saved !== null).toBe(taken);
  });

  it('takes none of a state that was found wrong meanwhile', async () => {
    const subject = snapshotter();
    subject.consider(stateAt(600, 0), () => false);
    await subject.idle();
    expect(snapshots.saved).toBeNull();
  });
});
