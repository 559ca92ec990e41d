import { openSqliteStore, type RecordedEvent } from '#eventing';
import { delayEvents } from '#ordering/contract';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { GraphqlClient } from '../support/graphql-client.js';
import { untilIdle } from './until-idle.js';

const { DeadlineReached, RefundRequired } = delayEvents;
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderAccepted { orderId } ... on UserError { code message } } }`;
const ADVANCE = `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) {
  ... on ClockAdvanced { position } ... on UserError { code message } } }`;
const HEAD = '{ serviceStatus { head } }';
/** Timers are looked at every second. */
const QUIET_MILLISECONDS = 1500;

/** Places an order under 16 CFR 435 whose goods never come: the period of its first line ends after `days`, of the other after 30. */
export async function placeLateOrder(client: GraphqlClient, n: number, days: number): Promise<void> {
  const line = (more: object) => ({ sku: `LATE-${n % 10}`, quantity: 2, unitPriceMinor: '1999', ...more });
  const address = {
    lines: ['1 Main Street'],
    city: 'Albany',
    region: 'NY',
    postalCode: '12201',
    country: 'US',
  };
  const input = {
    idempotencyKey: `late-${n}`,
    ref: `L-${n}`,
    currency: 'USD',
    timeZone: 'America/New_York',
    customer: { ref: 'C-1', name: 'Ann', email: 'ann@example.com', address },
    payment: { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED', parts: [] },
    lines: [line({ statedShipTime: { kind: 'CALENDAR_DAYS', value: days } }), line({})],
  };
  const { placeOrder } = await client.ask(PLACE, { input });
  if (!(placeOrder as { orderId?: string }).orderId) throw new Error(JSON.stringify(placeOrder));
}

/** Moves the time once for each key, however often it is asked to. */
export async function advance(client: GraphqlClient, idempotencyKey: string, by: string): Promise<void> {
  const { advanceClock } = await client.ask(ADVANCE, { input: { idempotencyKey, by } });
  if (!(advanceClock as { position?: string }).position) throw new Error(JSON.stringify(advanceClock));
}

/** Until nothing is under way, and no timer that is due is left. */
export async function untilQuiet(client: GraphqlClient): Promise<void> {
  for (let before = ''; ;) {
    await untilIdle(client);
    const { head } = (await client.ask(HEAD))['serviceStatus'] as { head: string };
    if (head === before) return;
    before = head;
    await delay(QUIET_MILLISECONDS);
  }
}

/** The log of a service that was stopped. */
export async function readLog(dataDir: string): Promise<readonly RecordedEvent[]> {
  const store = openSqliteStore({ file: join(dataDir, 'events.db'), readonly: true });
  const { events } = await store.feed.page(0n, 1_000_000);
  await store.close();
  return events;
}

/** By order, what the law says became of it: each line's deadline, and what is owed for it. Without ids of commands. */
export function deadlinesIn(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly string[]> {
  const deadlines = new Map<string, string[]>();
  for (const { stream, type, data } of events) {
    if (type !== DeadlineReached.type && type !== RefundRequired.type) continue;
    const { refundId: _, ...said } = data;
    const ofOrder = [...(deadlines.get(stream) ?? []), `${type} ${JSON.stringify(said)}`];
    deadlines.set(stream, ofOrder.sort());
  }
  return deadlines;
}
