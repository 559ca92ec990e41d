import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { quantile, untilTrue } from './measure.js';
import { OtherTraffic } from './other-traffic.js';
import { HOT_SKU } from './synthetic-log.js';

export interface RerankResult {
  readonly previewSeconds: number;
  /** Until the mutation was answered, and until the queue query has the new order. */
  readonly applySeconds: number;
  readonly visibleSeconds: number;
  /** Of mutations on other SKUs meanwhile. */
  readonly othersP99: number;
}

const AGE = (name: string) => `{ name: "${name}", title: "The longest wait", criteria: [{ by: AGE }] }`;
const TIER = (name: string) => `{ name: "${name}", title: "By tier", criteria: [{ by: CLASS }] }`;

/** A queue is ordered anew, to and fro, while others go about their business. The SKU was opened before. */
export async function rerankQueue(dataDir: string, changes: number): Promise<readonly RerankResult[]> {
  const server = await ServerProcess.start(dataDir);
  const client = new GraphqlClient(server.url);
  const results: RerankResult[] = [];
  try {
    await open(client);
    for (let n = 0; n < changes; n += 1) results.push(await rerankOnce(client, n));
  } finally {
    client.close();
    await server.stop();
  }
  return results;
}

/** The first to ask reads the queue, which takes its time. */
async function open(client: GraphqlClient): Promise<void> {
  const input = `{ idempotencyKey: "open", sku: "${HOT_SKU}", quantity: 1 }`;
  await client.ask(`mutation { receiveStock(input: ${input}) { __typename } }`);
}

async function rerankOnce(client: GraphqlClient, n: number): Promise<RerankResult> {
  const policy = n % 2 === 0 ? AGE(`age-${n}`) : TIER(`tier-${n}`);
  const others = new OtherTraffic(client, `rerank-${n}`);
  const traffic = others.run(60_000);
  const asked = performance.now();
  const moved = await preview(client, policy);
  const previewSeconds = (performance.now() - asked) / 1000;
  if (moved === 0) throw new Error('the policy changes nothing');
  const before = await head(client);
  const began = performance.now();
  await publish(client, policy, n);
  const applySeconds = (performance.now() - began) / 1000;
  const visibleSeconds = await untilTrue(began, async () => (await head(client)) !== before);
  others.stop();
  return { previewSeconds, applySeconds, visibleSeconds, othersP99: quantile(await traffic, 0.99) };
}

async function preview(client: GraphqlClient, policy: string): Promise<number> {
  const { previewAllocation } = (await client.ask(
    `{ previewAllocation(input: { sku: "${HOT_SKU}", suppose: { policy: ${policy} } }) {
      skus { totals { moved } changes { backorderId fromRank toRank } } } }`,
  )) as { previewAllocation: { skus: { totals: { moved: number } }[] } };
  return previewAllocation.skus[0]?.totals.moved ?? 0;
}

async function publish(client: GraphqlClient, policy: string, n: number): Promise<void> {
  const input = `{ idempotencyKey: "publish-${n}", policy: ${policy}, scope: { sku: "${HOT_SKU}" }, reason: "bench" }`;
  const { publishPriorityPolicy } = (await client.ask(
    `mutation { publishPriorityPolicy(input: ${input}) { __typename } }`,
  )) as { publishPriorityPolicy: { __typename: string } };
  if (publishPriorityPolicy.__typename !== 'PriorityPolicyChanged') throw new Error('not published');
}

/** The first few: the very first may be the same in both orders. */
async function head(client: GraphqlClient): Promise<string> {
  const { backorderQueue } = await client.ask(
    `{ backorderQueue(sku: "${HOT_SKU}", first: 20) { nodes { orderRef } } }`,
  );
  return JSON.stringify(backorderQueue);
}
