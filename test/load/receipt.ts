import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { quantile, untilTrue } from './measure.js';
import { OtherTraffic } from './other-traffic.js';
import { HOT_SKU } from './synthetic-log.js';

export interface ReceiptResult {
  /** Until every unit of the receipt was allocated, decided and durable. */
  readonly seconds: number;
  readonly allocated: number;
  /** Of mutations on other SKUs meanwhile, and while the orders are told. */
  readonly othersP99: number;
  /** Until the orders had all been told. */
  readonly toldSeconds: number;
}

const STATE = `{ serviceStatus { backlog head processed } stockItem(sku: "${HOT_SKU}") { allocated } }`;
const RECEIVE = `mutation ($key: ID!, $units: Int!) {
  receiveStock(input: { idempotencyKey: $key, sku: "${HOT_SKU}", quantity: $units }) { __typename }
}`;

/**
 * A receipt of `units` into a SKU with a long queue, while others go about their business. The SKU had a small receipt
 * before: a server that has just started reads the queue first.
 */
export async function receive(dataDir: string, units: number): Promise<ReceiptResult> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  try {
    return await measure(client, units);
  } finally {
    client.close();
    await server.stop();
  }
}

async function measure(client: GraphqlClient, units: number): Promise<ReceiptResult> {
  await client.ask(RECEIVE, { key: 'small', units: 1 });
  const others = new OtherTraffic(client);
  const before = await others.run(500);
  if (before.length === 0) throw new Error('no other traffic');
  const traffic = others.run(120_000);
  const began = performance.now();
  await client.ask(RECEIVE, { key: 'big', units });
  const seconds = await untilTrue(began, async () => (await stateOf(client)).allocated > units);
  const { head, allocated } = await stateOf(client);
  const toldSeconds = await untilTrue(began, async () => {
    const { processed, backlog } = await stateOf(client);
    return processed >= head && backlog === 0;
  });
  others.stop();
  return { seconds, allocated, othersP99: quantile(await traffic, 0.99), toldSeconds };
}

interface State {
  readonly allocated: number;
  readonly backlog: number;
  readonly head: number;
  readonly processed: number;
}

async function stateOf(client: GraphqlClient): Promise<State> {
  const { stockItem, serviceStatus } = (await client.ask(STATE)) as {
    stockItem: { allocated: number };
    serviceStatus: { backlog: number; head: string; processed: string };
  };
  const { backlog, head, processed } = serviceStatus;
  return { ...stockItem, backlog, head: Number(head), processed: Number(processed) };
}
