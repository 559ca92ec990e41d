import {
  AppendOutcomeUnknown,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  StoreRefused,
  StoreUnavailable,
  openEsdbStore,
} from '#eventing';
import { randomId } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EsdbDouble } from './esdb-double/esdb-double.js';
import { HeldScheduler } from './held-scheduler.js';

let double: EsdbDouble;
let stores: EventStore[];

beforeEach(async () => {
  double = await EsdbDouble.open();
  stores = [];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await double.close();
});

async function open(timeoutMs = 5000): Promise<EventStore> {
  const store = await openEsdbStore({ connectionString: double.connectionString, timeoutMs });
  stores.push(store);
  return store;
}
const event = (n = 0): NewEvent => ({
  id: randomId(),
  type: 'test.Happened',
  data: { n },
  meta: { at: 'now' },
});
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Until the store takes it, as the runner does it. */
async function appendAtLast(store: EventStore, stream: string, given: NewEvent): Promise<void> {
  for (;;) {
    const error = await failure(store.append(stream, 'none', [given]));
    if (error === null) return;
    if (!(error instanceof Error)) throw new Error('not an error');
    if (!(error instanceof StoreUnavailable || error instanceof AppendOutcomeUnknown)) throw error;
  }
}

describe('the EventStoreDB store, when the server fails', () => {
  it('says of an append that met no server that it may be repeated', async () => {
    const store = await open();
    await store.append('warm', 'none', [event()]);
    double.faults.unavailable();
    const error = await failure(store.append('a', 'none', [event()]));
    expect(error).toBeInstanceOf(AppendOutcomeUnknown);
    expect(await failure(store.read('a'))).toBeInstanceOf(StoreUnavailable);
    double.faults.liftAll();
    await store.append('a', 'none', [event()]);
  });

  it('understands an error without a class, as the first call of a client has it', async () => {
    const store = await open();
    const fault = double.faults.unavailable({ rpc: 'serverFeatures', once: true });
    expect(await failure(store.append('a', 'none', [event()]))).toBeInstanceOf(AppendOutcomeUnknown);
    expect(fault.met).toBe(1);
    expect(await store.read('a')).toEqual([]);
    await store.append('a', 'none', [event()]);
  });

  it('follows to the leader', async () => {
    const store = await open();
    const fault = double.faults.notLeader(double.host, double.port, { rpc: 'batchAppend', once: true });
    await store.append('a', 'none', [event()]);
    expect(fault.met).toBe(1);
  });

  it('says of a cluster in which it finds no node that it cannot be reached', async () => {
    const connectionString = 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1';
    const store = await openEsdbStore({ connectionString });
    expect(await failure(store.append('a', 'none', [event()]))).toBeInstanceOf(StoreUnavailable);
    expect(await failure(store.read('a'))).toBeInstanceOf(StoreUnavailable);
    await store.close();
  });

  it('goes on when there is a cluster again', async () => {
    const nodes = `${double.host}:${double.port},127.0.0.1:2`;
    const connectionString = `esdb://${nodes}?tls=false&maxDiscoverAttempts=1`;
    const store = await openEsdbStore({ connectionString });
    stores.push(store);
    await store.append('a', 'none', [event()]);
    await double.stop();
    while (!/failed to discover/i.test(String(await failure(store.append('b', 'none', [event()]))))) continue;
    await double.start();
    await appendAtLast(store, 'c', event());
    expect(await store.read('c')).toHaveLength(1);
  });

  it('waits a little for a busy server, then says that it is', async () => {
    const store = await open();
    double.faults.busy({ rpc: 'batchAppend', once: true });
    await store.append('a', 'none', [event()]);
    double.faults.busy({ rpc: 'batchAppend' });
    expect(await failure(store.append('b', 'none', [event()]))).toBeInstanceOf(StoreUnavailable);
  });

  it('says of what it may not do that it is refused, and does not try it again', async () => {
    const store = await open();
    await store.append('a', 'none', [event()]);
    const faults = [
      double.faults.accessDenied({ rpc: 'batchAppend' }),
      double.faults.accessDenied({ rpc: 'read' }),
    ];
    expect(await failure(store.append('a', 0n, [event()]))).toBeInstanceOf(StoreRefused);
    expect(await failure(store.read('a'))).toBeInstanceOf(StoreRefused);
    expect(await failure(store.feed.page(0n, 10))).toBeInstanceOf(StoreRefused);
    expect(faults.map(({ met }) => met)).toEqual([1, 2]);
    double.faults.liftAll();
    expect(await store.read('a')).toHaveLength(1);
  });

  it('finds an append that was stored though its answer was lost, and reports it once', async () => {
    const store = await open();
    const fault = double.faults.dropAfterCommit({ once: true });
    const given = event();
    const result = await store.append('a', 'none', [given]);
    expect(fault.met).toBe(1);
    const [stored, ...more] = await store.read('a');
    expect(stored).toMatchObject({ id: given.id, revision: result.revision, position: result.position });
    expect(more).toEqual([]);
  });

  it('ends a call that is never answered, and goes on with a new connection', async () => {
    const store = await open(150);
    await store.append('warm', 'none', [event()]);
    const fault = double.faults.neverAnswers({ rpc: 'batchAppend', once: true });
    const given = event();
    expect(await failure(store.append('a', 'none', [given]))).toBeInstanceOf(AppendOutcomeUnknown);
    expect(fault.met).toBe(1);
    await store.append('a', 'none', [given]);
    double.faults.neverAnswers({ rpc: 'read', once: true });
    expect(await failure(store.read('a'))).toBeInstanceOf(StoreUnavailable);
    expect(await store.read('a')).toHaveLength(1);
  });

  it('does not take a read for complete that the loss of its connection cut off', async () => {
    const scheduler = new HeldScheduler();
    const timeoutMs = 5000;
    const store = await openEsdbStore({ connectionString: double.connectionString, scheduler, timeoutMs });
    stores.push(store);
    await store.append('a', 'none', [event(0), event(1)]);
    const fault = double.faults.neverAnswers({ rpc: 'read' });
    const hanging = failure(store.read('b'));
    const cutOff = store.read('a');
    while (fault.met < 2) await nextTurn();
    fault.lift();
    scheduler.endFirst(timeoutMs); // the first read is late, and takes the connection with it
    expect(await hanging).toBeInstanceOf(StoreUnavailable);
    let events: readonly RecordedEvent[] | null = null;
    void cutOff.then((found) => (events = found));
    while (events === null) {
      scheduler.endBelow(timeoutMs);
      await nextTurn();
    }
    expect(events).toHaveLength(2);
  });

  it('ends the very first call, too', async () => {
    double.faults.neverAnswers({ rpc: 'serverFeatures' });
    const store = await open(150);
    expect(await failure(store.append('a', 'none', [event()]))).toBeInstanceOf(AppendOutcomeUnknown);
  });

  it('loses and doubles nothing when the server is killed under many writers', async () => {
    const store = await open();
    const given = Array.from({ length: 300 }, (_, n) => event(n));
    const writers = given.map((one, n) => appendAtLast(store, `s-${n}`, one));
    for (let kills = 0; kills < 3; kills += 1) {
      await store.feed.head().catch(() => undefined);
      await double.restart();
    }
    await Promise.all(writers);
    for (const [n, { id }] of given.entries()) {
      expect((await store.read(`s-${n}`)).map((stored) => stored.id)).toEqual([id]);
    }
  });

  it('rings again after the server was away', async () => {
    const store = await open();
    let heard = () => undefined as void;
    const silence = store.feed.onWake(() => heard());
    for (let round = 0; round < 2; round += 1) {
      const other = await open();
      const rung = new Promise<void>((resolve) => {
        heard = () =>
          void store.read(`wake-${round}`).then(
            (found) => found.length > 0 && resolve(),
            () => undefined,
          );
      });
      await appendAtLast(other, `wake-${round}`, event());
      await rung;
      await double.restart();
    }
    silence();
  });

  it('names no credentials in what it complains about', async () => {
    const connectionString = 'esdb://admin:secret@localhost:2113?tls=false';
    const error = await failure(openEsdbStore({ connectionString }));
    expect(error).toMatchObject({ code: 'INVALID_CONNECTION_STRING' });
    expect(String(error)).not.toContain('secret');
  });
});
