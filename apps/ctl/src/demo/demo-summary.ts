import type { Role } from '#access';
import { examples } from '../../../api/src/http/examples.js';
import { print } from '../with-application.js';
import { askApi as ask } from './ask-api.js';
import { DELAYED } from './delay-demo.js';
import type { DemoStory } from './demo-story.js';

interface Summary {
  readonly orders: { readonly totalCount: number };
  readonly all: { readonly totalCount: number };
  readonly waiting: {
    readonly totalCount: number;
    readonly nodes: readonly { orderRef: string; sku: string; waiting: number; waitingSince: string }[];
  };
  readonly topWaiting: readonly { sku: string; lines: number; units: number }[];
  readonly serviceStatus: { readonly position: string };
}

const SUMMARY = `{
  orders(first: 1) { totalCount }
  all: backorders(first: 1) { totalCount }
  waiting: backorders(first: 1, where: { state: { eq: "WAITING" } }) {
    totalCount nodes { orderRef sku waiting waitingSince }
  }
  topWaiting(limit: 5) { sku lines units }
  serviceStatus { position }
}`;

/** Asks the API, as anybody would, and tells what it answers. */
export async function printSummary(
  url: string,
  key: string,
  told: DemoStory['told'],
  seconds: number,
): Promise<Worth> {
  const summary = await ask<Summary>(url, key, SUMMARY);
  const lines = await countLines(url, key);
  const backordered = summary.all.totalCount;
  print();
  print(`Two years of Northwind orders, replayed in ${seconds.toFixed(1)} s, on a clock that followed them:`);
  print(
    `  ${summary.orders.totalCount} orders with ${lines} lines; ${summary.serviceStatus.position} events in the log`,
  );
  print(
    `  ${lines - backordered} lines allocated from the shelf at once, ${backordered} had units that waited`,
  );
  print(
    `  ${told.deliveries} deliveries served the queues, ${told.shipments} parcels left (both made up: the data hold none)`,
  );
  print(`  ${summary.waiting.totalCount} backorders wait now; the SKUs most waited for:`);
  for (const { sku, lines: waiting, units } of summary.topWaiting) {
    print(`    ${sku.padEnd(6)} ${String(units).padStart(5)} units in ${waiting} backorders`);
  }
  const [oldest] = summary.waiting.nodes;
  if (oldest) {
    const { orderRef, sku, waiting, waitingSince } = oldest;
    print(
      `  the oldest: order ${orderRef} waits for ${waiting} of ${sku} since ${waitingSince.slice(0, 10)}`,
    );
  }
  return { sku: summary.topWaiting[0]?.sku ?? 'NW-2', orderRef: oldest?.orderRef ?? '11077' };
}

/** What is worth a look: the SKU most waited for, and the order that waits longest. */
export interface Worth {
  readonly sku: string;
  readonly orderRef: string;
}

export function printGuide(
  url: string,
  keys: Readonly<Record<Role, string>>,
  { sku, orderRef }: Worth,
): void {
  print();
  print('Keys of this demo, one per role (only their hashes are stored):');
  for (const [role, key] of Object.entries(keys)) print(`  ${role.padEnd(11)} ${key}`);
  print();
  print(`Playground, with the admin key filled in: ${url}/#${keys.admin}`);
  print('Four queries to paste (they are in its tabs, too):');
  for (const example of examples(sku, orderRef, DELAYED)) print(`\n${example}`);
  print();
}

async function countLines(url: string, key: string): Promise<number> {
  type Page = {
    readonly orders: {
      readonly nodes: readonly { readonly lineCount: number }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
  let lines = 0;
  let after: string | null = null;
  for (;;) {
    const query =
      'query ($after: String) { orders(first: 100, after: $after) { nodes { lineCount } pageInfo { hasNextPage endCursor } } }';
    const { orders }: Page = await ask<Page>(url, key, query, { after });
    lines += orders.nodes.reduce((sum, { lineCount }) => sum + lineCount, 0);
    if (!orders.pageInfo.hasNextPage) return lines;
    after = orders.pageInfo.endCursor;
  }
}
