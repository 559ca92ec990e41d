import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { cpuSecondsOf, load, type LoadResult } from './measure.js';

const SKUS = 400;
/** Until the rate stays as it is. */
const WARM_UP_SECONDS = 6;

const RECEIVE = `mutation ($key: ID!, $sku: String!) {
  receiveStock(input: { idempotencyKey: $key, sku: $sku, quantity: 1000000 }) { __typename }
}`;

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    ... on PlaceOrderAccepted { status orderId position lines { sku outcome allocated backordered queuePosition } }
    ... on UserError { code message }
  }
}`;

export interface OrdersResult extends LoadResult {
  /** Of the service, for one order: says more than the rate does where the machine has other things to do. */
  readonly cpuMilliseconds: number;
}

/** Orders of three lines over HTTP, each answered with outcomes that are decided and durable. Half the SKUs are out. */
export async function placeOrders(dataDir: string, seconds: number): Promise<OrdersResult> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  for (let n = 0; n < SKUS; n += 2) {
    await client.ask(RECEIVE, { key: `receive-${n}`, sku: `SKU-${n}` });
  }
  const before = cpuSecondsOf(server.pid);
  const result = await load({
    clients: 32,
    seconds,
    warmUpSeconds: WARM_UP_SECONDS,
    send: async (n) => {
      const { data, errors } = await client.send(PLACE, { input: order(n) });
      const status = (data?.['placeOrder'] as { status?: string } | undefined)?.status;
      if (status !== 'SOURCED') throw new Error(`order ${n}: ${JSON.stringify(errors ?? data)}`);
    },
  });
  const after = cpuSecondsOf(server.pid);
  client.close();
  await server.stop();
  const cpuSeconds = before === null || after === null ? NaN : after - before;
  return { ...result, cpuMilliseconds: (1000 * cpuSeconds) / result.sent };
}

function order(n: number) {
  const line = (k: number) => ({
    sku: `SKU-${(n * 7 + k * 131) % SKUS}`,
    quantity: 1 + k,
    unitPriceMinor: '1999',
  });
  return {
    idempotencyKey: `bench-${n}`,
    ref: `B-${n}`,
    currency: 'USD',
    customer: { ref: `C-${n % 1000}` },
    lines: [line(0), line(1), line(2)],
  };
}
