import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EsdbDouble, type EsdbDoubleOptions } from './esdb-double.js';
import { FidelityTools, all, failureOf, shape, soon } from './fidelity/fidelity-tools.js';
import { SubscriptionLog } from './fidelity/subscription-log.js';

const open: { close(): Promise<void> }[] = [];

async function givenDouble(options?: EsdbDoubleOptions) {
  const double = await EsdbDouble.open(options);
  open.unshift(double);
  return { double, ...givenClient(double.connectionString) };
}

function givenClient(connectionString: string) {
  const client = EventStoreDBClient.connectionString(connectionString);
  open.unshift({ close: () => client.dispose() });
  return { client, tools: new FidelityTools(client, connectionString) };
}

/** Whether it stays unanswered for as long as several other calls take. */
async function isPending(work: Promise<unknown>, others: () => Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  work.then(settle, settle);
  for (let n = 0; n < 5; n++) await others();
  return !settled;
}

afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close();
});

describe('a fault of the double', () => {
  it('makes one append unavailable, or all until it is lifted', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    double.faults.unavailable({ rpc: 'batchAppend', once: true });
    expect(shape(await failureOf(client.appendToStream(stream, tools.event())))).toMatchObject({
      type: 'unavailable',
      code: 14,
    });
    await client.appendToStream(stream, tools.event());
    const fault = double.faults.unavailable({ rpc: 'batchAppend' });
    await failureOf(client.appendToStream(stream, tools.event()));
    await failureOf(client.appendToStream(stream, tools.event()));
    expect(fault.met).toBe(2);
    fault.lift();
    await client.appendToStream(stream, tools.event());
    expect(await tools.numbers(stream)).toHaveLength(3);
  });

  it('makes the probe of the features fail, which the client hands on without a type', async () => {
    const { double, client, tools } = await givenDouble();
    double.faults.unavailable({ rpc: 'serverFeatures', once: true });
    const error = await failureOf(client.appendToStream(tools.stream(), tools.event()));
    expect(shape(error)).toMatchObject({ type: undefined, code: 14 });
  });

  it('makes a read, or a subscription, unavailable', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    double.faults.unavailable({ rpc: 'read', once: true });
    expect(await failureOf(all(client.readStream(stream)))).toMatchObject({ type: 'unavailable' });
    double.faults.unavailable({ rpc: 'subscribe', once: true });
    expect(await failureOf(all(client.subscribeToStream(stream)))).toMatchObject({ type: 'unavailable' });
    expect(await tools.numbers(stream)).toEqual([0]);
  });

  it('sends the client to the leader, where its next call goes', async () => {
    const { double: leader, tools: atLeader } = await givenDouble();
    const { double, client, tools } = await givenDouble();
    double.faults.notLeader(leader.host, leader.port);
    const stream = tools.stream();
    const error = await failureOf(client.appendToStream(stream, tools.event()));
    expect(error).toMatchObject({
      type: 'not-leader',
      leader: { address: leader.host, port: leader.port },
    });
    await client.appendToStream(stream, tools.event(7));
    expect(await atLeader.numbers(stream)).toEqual([7]);
  });

  it('leaves an append without an answer, and nothing is stored', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    double.faults.neverAnswers({ rpc: 'batchAppend', once: true });
    const silent = client.appendToStream(stream, tools.event());
    expect(await isPending(silent, () => tools.written(1))).toBe(true);
    expect(await tools.numbers(stream)).toEqual([0]);
    double.disconnectAll();
    expect(await failureOf(silent)).toMatchObject({ type: 'unavailable' });
  });

  it('breaks the connection after the commit, so that a repeat finds the first', async () => {
    const { double, client, tools } = await givenDouble();
    const [stream, given] = [await tools.written(1), tools.events(2, 1)];
    double.faults.dropAfterCommit({ once: true });
    const append = () => client.appendToStream(stream, given, { expectedRevision: 0n });
    expect(shape(await failureOf(append()))).toMatchObject({ type: 'unavailable', code: 14 });
    expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 2n });
    expect(await tools.numbers(stream)).toEqual([0, 1, 2]);
  });

  it('refuses an append with a conflict that is none', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    double.faults.wrongExpectedVersion({ once: true });
    const append = client.appendToStream(stream, tools.event(), { expectedRevision: 0n });
    expect(await failureOf(append)).toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: 0n,
      actualVersion: 0n,
    });
    expect(await tools.numbers(stream)).toEqual([0]);
  });

  it('is busy, which the client calls unknown', async () => {
    const { double, client, tools } = await givenDouble();
    double.faults.busy({ rpc: 'batchAppend', once: true });
    const error = await failureOf(client.appendToStream(tools.stream(), tools.event()));
    expect(shape(error)).toEqual({
      name: 'Error',
      message: 'Could not recognize Server Is Busy',
      code: undefined,
      type: 'unknown',
    });
  });

  it('denies access, to an append without a word of explanation', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    double.faults.accessDenied();
    const append = failureOf(client.appendToStream(stream, tools.event()));
    expect(shape(await append)).toEqual({
      name: 'Error',
      message: '',
      code: undefined,
      type: 'access-denied',
    });
    const read = shape(await failureOf(all(client.readStream(stream))));
    expect(read).toMatchObject({ type: 'access-denied', code: 7 });
  });

  it('is slow for as long as it is told', async () => {
    const waits: number[] = [];
    let goOn = () => undefined as void;
    const delay = (milliseconds: number) => {
      waits.push(milliseconds);
      return new Promise<void>((resolve) => (goOn = resolve));
    };
    const { double, client, tools } = await givenDouble({ delay });
    const stream = await tools.written(1);
    double.faults.slow(2000, { rpc: 'batchAppend', once: true });
    const slow = client.appendToStream(stream, tools.event());
    expect(await isPending(slow, () => tools.written(1))).toBe(true);
    expect(waits).toEqual([2000]);
    goOn();
    expect(await slow).toMatchObject({ success: true });
  });

  it('is refused for a call that cannot meet it', async () => {
    const { double } = await givenDouble();
    expect(() => double.faults.dropAfterCommit({ rpc: 'read' })).toThrow(
      'read cannot meet drop-after-commit',
    );
  });
});

describe('the double', () => {
  it('takes the older append when the newer one is not used', async () => {
    const { double, client, tools } = await givenDouble();
    const credentials = { username: 'a', password: 'b' };
    double.faults.busy({ rpc: 'append', once: true });
    const append = () => client.appendToStream(tools.stream(), tools.event(), { credentials });
    expect(await failureOf(append())).toMatchObject({ type: 'unavailable', code: 14 });
    double.faults.dropAfterCommit({ rpc: 'append', once: true });
    expect(await failureOf(append())).toMatchObject({ code: 14 });
    expect(await append()).toMatchObject({ success: true });
  });

  it('comes back on its port with all that it stored, and the client finds it', async () => {
    const { double, client, tools } = await givenDouble();
    const [stream, port] = [await tools.written(2), double.port];
    await double.stop();
    const error = await failureOf(client.appendToStream(stream, tools.event()));
    expect(shape(error)).toMatchObject({ code: 14 });
    await double.start();
    expect(double.port).toBe(port);
    await soon(
      retried(() => client.appendToStream(stream, tools.event(2))),
      'an append after the restart',
    );
    expect(await tools.numbers(stream)).toEqual([0, 1, 2]);
  });

  it('knows a repeat at an exact revision after a restart, and no other', async () => {
    const { double, client, tools } = await givenDouble();
    const [stream, given] = [tools.stream(), tools.events(2)];
    const first = await client.appendToStream(stream, given, { expectedRevision: 'no_stream' });
    await double.restart();
    const exact = () => client.appendToStream(stream, given, { expectedRevision: 'no_stream' });
    expect(await soon(retried(exact), 'a repeat')).toEqual(first);
    expect(await client.appendToStream(stream, given)).toMatchObject({ nextExpectedRevision: 3n });
  });

  it('ends subscriptions with an error when it stops, and leaves none behind', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = await tools.written(1);
    const subscription = client.subscribeToStream(stream);
    const log = new SubscriptionLog().follow(subscription);
    const error = new Promise((resolve) => subscription.once('error', resolve));
    await log.until(({ said }) => said.includes('caughtUp'), 'caught up');
    await double.stop();
    expect(await soon(error, 'an error')).toMatchObject({ type: 'unavailable' });
    expect(double.connections).toBe(0);
  });

  it('stops sending when the reader stops reading', async () => {
    const { double, client, tools } = await givenDouble();
    const stream = tools.stream();
    const text = 'x'.repeat(1000);
    for (let n = 0; n < 10; n++) {
      await client.appendToStream(
        stream,
        tools.events(500).map((event) => ({ ...event, data: { text } })),
      );
    }
    const read = client.readStream(stream);
    for await (const _ of read) break;
    // What is on its way still arrives; a double that does not hold back gets to all 5,000.
    let sent = -1;
    while (sent !== double.eventsSent && double.eventsSent < 2000) {
      sent = double.eventsSent;
      for (let round = 0; round < 20; round++) await tools.written(1);
    }
    expect(double.eventsSent).toBeLessThan(2000);
    await read.cancel();
  });

  it('deletes nothing', async () => {
    const { client, tools } = await givenDouble();
    const stream = await tools.written(2);
    expect(shape(await failureOf(client.deleteStream(stream)))).toMatchObject({ type: 'unknown', code: 12 });
    expect(shape(await failureOf(client.tombstoneStream(stream)))).toMatchObject({
      type: 'unknown',
      code: 12,
    });
    expect(await tools.numbers(stream)).toEqual([0, 1]);
  });

  it('is found by gossip, and tells of the leader', async () => {
    const { double: leader, tools: atLeader } = await givenDouble();
    const { double: follower } = await givenDouble();
    follower.members = [
      { host: follower.host, port: follower.port, state: 'follower' },
      { host: leader.host, port: leader.port, state: 'leader' },
    ];
    const { client, tools } = givenClient(follower.discoveryString);
    const stream = tools.stream();
    await client.appendToStream(stream, tools.event(3));
    expect(await atLeader.numbers(stream)).toEqual([3]);
  });

  it('hands out positions that nobody can count on', async () => {
    const { client, tools } = await givenDouble();
    await tools.written(3);
    const commits = (await all(client.readAll())).map(({ event }) => event?.position?.commit);
    expect(commits).toEqual([110n, 207n, 304n]);
  });

  it('checkpoints live, where nothing matches', async () => {
    const { client, tools } = await givenDouble();
    const log = new SubscriptionLog();
    const { checkpointReached } = log;
    const filter = streamNameFilter({ prefixes: ['nobody'], maxSearchWindow: 2, checkpointReached });
    log.follow(client.subscribeToAll({ filter }));
    await log.until(({ said }) => said.includes('caughtUp'), 'caught up');
    const before = log.checkpoints.length;
    await tools.written(4);
    await log.until(({ checkpoints }) => checkpoints.length === before + 2, 'live checkpoints');
    expect(log.checkpoints.slice(before).map(({ commit }) => commit)).toEqual([207n, 401n]);
    await log.end();
  });
});

/** The client needs a call or two until it sees that its channel is gone. */
async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
