import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';
import { KeyService } from '#access';
import { LiveFeed } from '../../libs/live/src/application/live-feed.js';
import { LiveClient } from '../support/live-client.js';

const QUEUE = `($after: Position) { queueChanged(sku: "CHAI", after: $after) { location sku position kinds resync } }`;
const ORDER = `{ orderChanged(ref: "O-1") { position kinds } }`;

let api: RunningApi;
let key: string;
const clients: LiveClient[] = [];
let keys = 0;

beforeEach(async () => {
  api = await RunningApi.start({ LIVE_CONNECTIONS_PER_KEY: '3' });
  key = await api.key('operations');
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await api.stop();
});

async function connect(as = key): Promise<LiveClient> {
  const client = await LiveClient.connect(api.url, as);
  clients.push(client);
  return client;
}

const PAYLOADS: Readonly<Record<string, string>> = {
  placeOrder: 'PlaceOrderAccepted',
  publishPriorityPolicy: 'PriorityPolicyChanged',
};

async function change(mutation: string, input: object, as = key): Promise<string> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const selection = PAYLOADS[mutation] ?? 'StockChanged';
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename
    ... on UserError { message } ... on ${selection} { position } } }`;
  const { data } = await api.ask(as, query, { input: { idempotencyKey: `k${(keys += 1)}`, ...input } });
  const { position } = data?.[mutation] as { position?: string };
  if (position === undefined) throw new Error(JSON.stringify(data));
  return position;
}
const receive = (quantity: number, as = key) => change('receiveStock', { sku: 'CHAI', quantity }, as);
const place = (ref: string, as = key) =>
  change(
    'placeOrder',
    {
      ref,
      currency: 'USD',
      customer: { ref: 'C-1' },
      lines: [{ sku: 'CHAI', quantity: 5, unitPriceMinor: '1' }],
    },
    as,
  );

describe('a subscriber of a queue', () => {
  it('hears that it changed, when the query shows it', async () => {
    const client = await connect();
    client.subscribe(QUEUE);
    expect(await client.notice()).toMatchObject({ location: 'main', sku: 'CHAI', kinds: [], resync: false });
    await place('O-1');
    const { position, kinds } = await client.notice();
    expect(kinds).toEqual(['stock.LineSourced']);
    expect(api.runtime.views.position()).toBeGreaterThanOrEqual(BigInt(String(position)));
    const read = `{ backorderQueue(sku: "CHAI", minPosition: "${String(position)}") { waitingUnits } }`;
    expect((await api.ask(key, read)).data).toEqual({ backorderQueue: { waitingUnits: 5 } });
  });

  it('that comes back with its position is told what it missed, and with one of another log, that it cannot be told', async () => {
    const before = await receive(1);
    const after = await receive(2);
    await api.runtime.views.waitFor(BigInt(after), 5000);
    const client = await connect();
    client.subscribe(QUEUE, { after: before });
    expect(await client.notice()).toMatchObject({ kinds: ['stock.StockReceived'], resync: false });
    client.subscribe(QUEUE, { after: '999999999' });
    expect(await client.notice()).toMatchObject({ kinds: [], resync: true });
  });

  it('hears nothing of another tenant, nor of an order of its name', async () => {
    const theirs = await api.key('operations', { tenant: 'other' });
    const client = await connect();
    client.subscribe(QUEUE);
    client.subscribe(ORDER);
    expect((await client.notice()).kinds).toEqual([]);
    expect((await client.notice()).kinds).toEqual([]);
    await place('O-1', theirs);
    await receive(3);
    // The first thing heard is our own receipt.
    expect((await client.notice()).kinds).toEqual(['stock.StockReceived']);
  });

  it('that does not read gets one notice for all that happened meanwhile', async () => {
    const client = await connect();
    client.subscribe(QUEUE);
    await client.notice();
    client.pause();
    const orders = 300;
    let last = '0';
    for (let n = 0; n < orders; n += 1) last = await receive(1);
    await api.runtime.views.waitFor(BigInt(last), 5000);
    client.resume();
    let notices = 0;
    for (let position = 0n; position < BigInt(last); notices += 1) {
      position = BigInt(String((await client.notice())['position']));
    }
    expect(notices).toBeLessThan(orders / 2);
  });

  it('leaves nothing behind when it completes or goes away', async () => {
    const { subscribers } = api.get(LiveFeed);
    const client = await connect();
    const id = client.subscribe(QUEUE);
    client.subscribe(ORDER);
    await client.notice();
    await client.notice();
    expect(subscribers.size).toBe(2);
    client.send({ id, type: 'complete' });
    client.subscribe(ORDER);
    await client.notice();
    expect(subscribers.size).toBe(2);
    const watching = await connect();
    await client.close();
    watching.subscribe(QUEUE);
    await watching.notice();
    expect(subscribers.size).toBe(1);
  });
});

describe('subscribers of alerts and of the work list', () => {
  it('hear of what waiting brings about', async () => {
    const client = await connect();
    client.subscribe('{ alertRaised(kinds: [STARVING, SUPPLY_LATE]) { kinds } }');
    expect(await client.notice()).toEqual({ kinds: [] });
    await place('O-1');
    await change('expectSupply', { sku: 'CHAI', quantity: 9, dueDate: '2026-01-10', reference: 'PO-9' });
    api.clock.advanceTo('2026-01-11T00:00:00.000Z');
    expect(await client.notice()).toEqual({ kinds: ['SUPPLY_LATE'] });
    api.clock.advanceTo('2026-01-19T15:00:01.000Z');
    expect(await client.notice()).toEqual({ kinds: ['STARVING'] });
    const { data } = await api.ask(
      key,
      '{ alerts { totalCount nodes { kind since message orderRef sku } } }',
    );
    expect(data).toEqual({
      alerts: {
        totalCount: 2,
        nodes: [
          {
            kind: 'SUPPLY_LATE',
            since: '2026-01-11T00:00:00.000Z',
            message: 'supply PO-9: 9 × CHAI at main were to come by 2026-01-10',
            orderRef: null,
            sku: 'CHAI',
          },
          {
            kind: 'STARVING',
            since: '2026-01-19T15:00:00.000Z',
            message: 'order O-1: 5 × CHAI at main wait since 2026-01-05',
            orderRef: 'O-1',
            sku: 'CHAI',
          },
        ],
      },
    });
    const again = await connect();
    again.subscribe('{ alertRaised { kinds } }');
    expect(await again.notice()).toEqual({ kinds: ['STARVING', 'SUPPLY_LATE'] });
  });
});

describe('subscribers of alerts, when a policy comes into force', () => {
  it('hear of those whom its guard finds starving at once', async () => {
    const client = await connect();
    client.subscribe('{ alertRaised(kinds: [STARVING, SUPPLY_LATE]) { kinds } }');
    expect(await client.notice()).toEqual({ kinds: [] });
    await place('O-1');
    await change('expectSupply', { sku: 'CHAI', quantity: 9, dueDate: '2026-01-10', reference: 'PO-9' });
    api.clock.advanceTo('2026-01-11T15:00:00.000Z');
    expect(await client.notice()).toEqual({ kinds: ['SUPPLY_LATE'] });
    const policy = { name: 'patient', title: 'By wait', criteria: [{ by: 'AGE' }], guardDays: 5 };
    const scope = { sku: 'CHAI' };
    await change('publishPriorityPolicy', { policy, scope, reason: 'nobody waits for a week' });
    expect(await client.notice()).toEqual({ kinds: ['STARVING'] });
    const { data } = await api.ask(
      key,
      '{ alerts(where: { kind: { eq: "STARVING" } }) { nodes { kind since orderRef } } }',
    );
    const starving = { kind: 'STARVING', since: '2026-01-10T15:00:00.000Z', orderRef: 'O-1' };
    expect(data).toEqual({ alerts: { nodes: [starving] } });
  });
});

describe('a connection', () => {
  it('without a valid key is closed, and none is told why', async () => {
    for (const payload of [{}, { authorization: 'Bearer blk_wrong' }]) {
      const client = await LiveClient.open(api.url);
      client.send({ type: 'connection_init', payload });
      expect(await client.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    }
    const mute = await LiveClient.open(api.url);
    mute.subscribe(QUEUE);
    expect(await mute.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it('of a page elsewhere is refused where no key is needed', async () => {
    await api.stop(); // first: a server that is emptied for the next one would be killed under this one
    api = await RunningApi.start({ AUTH: 'off' });
    const from = (origin: string) => LiveClient.open(api.url, { origin });
    await expect(from('https://example.com')).rejects.toThrow('403');
    const own = await from(api.url);
    await own.introduce({});
    await own.close();
  });

  it('may bring its key in the headers, too', async () => {
    const client = await LiveClient.open(api.url, { 'x-api-key': key });
    clients.push(client);
    await client.introduce({});
  });

  it('of another protocol, with a message too large, or one too many of its key is closed', async () => {
    for (const _ of [1, 2, 3]) await connect();
    const fourth = await LiveClient.open(api.url, { 'x-api-key': key });
    fourth.send({ type: 'connection_init' });
    expect(await fourth.closed).toEqual({ code: 4429, reason: 'Too many connections of this key' });
    const large = await LiveClient.open(api.url);
    large.send({ type: 'connection_init', payload: { text: 'x'.repeat(70_000) } });
    expect((await large.closed).code).toBe(1009);
    await expect(LiveClient.open(api.url, {}, 'graphql-ws')).rejects.toThrow();
  });

  it('is refused what its role may not do, and everything but subscriptions, with the codes of HTTP', async () => {
    const client = await connect();
    const ask = async (query: string) => {
      client.send({ id: 'q', type: 'subscribe', payload: { query } });
      const [error] = (await client.next('error')) as { message: string; extensions: { code: string } }[];
      return error?.extensions.code;
    };
    expect(await ask('{ serviceStatus { ready } }')).toBe('BAD_REQUEST');
    expect(await ask('subscription { nothing { kinds } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await ask('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: kinds`).join(' ');
    expect(await ask(`subscription { obligationsChanged { ${aliases} } }`)).toBe('TOO_COMPLEX');
    client.subscribe('($after: Position) { obligationsChanged(after: $after) { kinds } }', { after: 'x' });
    expect(await client.next()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    await client.next('complete');
    client.subscribe('{ orderChanged { kinds } }');
    expect(await client.next()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('ends soon after its key was revoked', async () => {
    const client = await connect();
    client.subscribe(QUEUE);
    await client.notice();
    const keyId = key.split('_')[1] ?? '';
    await new KeyService(api.runtime.runner, 'system:test').revoke('main', keyId, 'lost');
    expect(await client.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  it('is told to connect again when the service stops', async () => {
    const client = await connect();
    client.subscribe(QUEUE);
    await client.notice();
    await api.restart();
    expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart: connect again' });
  });
});
