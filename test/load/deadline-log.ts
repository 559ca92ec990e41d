import { join } from 'node:path';
import { openSqliteStore, processEvents, type RecordedEvent } from '#eventing';
import { type Instant, plusMilliseconds } from '#kernel';
import { delayEvents } from '#ordering/contract';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { BulkLog, copyOf, withIdsOf } from './bulk-log.js';
import { megabytesOf } from './measure.js';
import { untilCalm } from './until-calm.js';

const REF = 'TEMPLATE';
/** Each is waited for by some of the orders. */
const SKUS = 100;
const MINUTE = 60_000;
const YEARS = 5 * 365 * 86_400_000;
/** Of a line that waits: its end, the look and the warning before it. */
export const TIMERS_OF_AN_ORDER = 3;
export const LINES_OF_AN_ORDER = 2;

export interface DeadlineTemplate {
  /** When the periods of all lines end. */
  readonly endsAt: Instant;
  /** The sandbox's clock, as far as the order's life so far moved it. */
  readonly prelude: readonly RecordedEvent[];
  /** Of one order of two lines, as the service wrote them, up to the day on which somebody was warned. */
  readonly order: readonly RecordedEvent[];
  /** What the service without any load takes. */
  readonly megabytes: number;
}

/** Has the service itself take an order under 16 CFR 435, and live with it until two days before its periods end. */
export async function takeDeadlineTemplate(dataDir: string): Promise<DeadlineTemplate> {
  const server = await ServerProcess.start(dataDir, { CLOCK: 'sandbox' });
  const client = new GraphqlClient(server.url);
  try {
    await client.ask(PLACE, { input: templateOrder() });
    for (const by of ['P24D', 'P5D']) {
      await untilCalm(client);
      await client.ask(ADVANCE, { input: { idempotencyKey: by, by } });
    }
    await untilCalm(client);
    return { ...(await readTemplate(dataDir)), megabytes: await megabytesOf(server.pid) };
  } finally {
    client.close();
    await server.stop();
  }
}

/** A log of `due` such orders, and of as many more as have `pending` timers that ring in years. */
export async function writeDeadlines(
  dataDir: string,
  { prelude, order }: DeadlineTemplate,
  { due, pending }: { readonly due: number; readonly pending: number },
): Promise<number> {
  const log = await BulkLog.open(dataDir);
  for (const event of prelude) log.write(event);
  for (let n = 0; n < due; n += 1) {
    for (const event of order) log.write(event, revisionOf(event, n), (text) => nthCopy(text, n));
  }
  const first = order.find(({ stream, revision }) => stream.startsWith(DEADLINES) && revision === 0n);
  if (!first) throw new Error('no deadline was set');
  for (let n = 0; n * TIMERS_OF_AN_ORDER < pending; n += 1) {
    log.write(inYears(first, n), 0, (text) => withIdsOf(due + n, text));
  }
  return log.close();
}

const DEADLINES = 'process_delay_deadlines-';
export const ADVANCE = `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) {
  ... on ClockAdvanced { position } } }`;
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderAccepted { orderId } } }`;

function templateOrder() {
  const line = (sku: string) => ({ sku, quantity: 1, unitPriceMinor: '1999' });
  const place = { city: 'Albany', region: 'NY', postalCode: '12201', country: 'US' };
  return {
    idempotencyKey: REF,
    ref: REF,
    currency: 'USD',
    timeZone: 'America/New_York',
    customer: {
      ref: 'C-1',
      name: 'Ann',
      email: 'ann@example.com',
      address: { lines: ['1 Main Street'], ...place },
    },
    payment: { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED', parts: [] },
    lines: [line('DUE-A'), line('DUE-B')],
  };
}

async function readTemplate(dataDir: string): Promise<Omit<DeadlineTemplate, 'megabytes'>> {
  const store = openSqliteStore({ file: join(dataDir, 'events.db'), readonly: true });
  const { events } = await store.feed.page(0n, 1000);
  await store.close();
  const ofClock = (event: RecordedEvent) => event.stream.startsWith('sandbox_clock-');
  return {
    endsAt: endOf(events),
    prelude: events.filter(ofClock).map(copyOf),
    order: events.filter((event) => !ofClock(event)).map(copyOf),
  };
}

function endOf(events: readonly RecordedEvent[]): Instant {
  const assessed = events.find(({ type }) => type === delayEvents.ObligationsAssessed.type);
  const { lines } = delayEvents.ObligationsAssessed.schema.parse(assessed?.data);
  const [end, ...others] = new Set(lines.map(({ boundaryAt }) => boundaryAt));
  if (lines.length !== LINES_OF_AN_ORDER || !end || others.length > 0) throw new Error('not one deadline');
  return end;
}

/** One event of each order in the streams of its SKUs; all other streams are an order's own. */
function revisionOf(event: RecordedEvent, n: number): number {
  return Number(event.revision) + (event.stream.startsWith('sku-') ? Math.floor(n / SKUS) : 0);
}

function nthCopy(text: string, n: number): string {
  return withIdsOf(n, text)
    .replaceAll('"skuRevision":0', `"skuRevision":${Math.floor(n / SKUS)}`)
    .replaceAll(/DUE-[AB]/g, (sku) => `${sku}-${n % SKUS}`)
    .replaceAll(REF, `R-${n}`);
}

/** The same step with its timers set to some minute years from now. */
function inYears(event: RecordedEvent, n: number): RecordedEvent {
  const step = processEvents.StepTaken.schema.parse(event.data);
  const later = (dueAt: Instant) => plusMilliseconds(dueAt, YEARS + (n % 500_000) * MINUTE);
  const effects = step.effects.map((effect) =>
    effect.kind === 'timer' ? { ...effect, dueAt: later(effect.dueAt) } : effect,
  );
  return { ...event, data: { ...event.data, effects } };
}
