import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventRegistry, projections } from '#composition';
import {
  type Decider,
  type DomainEvent,
  EventCodec,
  openSqliteStore,
  parseStreamName,
  type RecordedEvent,
  systemStopwatch,
  verifyViews,
} from '#eventing';
import { orderDecider, type OrderState } from '#ordering/domain';
import { lineSupplyAfter, type StockEvent, stockEvents } from '#stock/contract';
import { skuDecider, type SkuSummary, skuSummary } from '#stock/domain';
import type { Acknowledged } from './workload.js';

interface LineTotals {
  readonly orderId: string;
  readonly secured: number;
  readonly waiting: number;
}

/** Reads the whole log and answers everything that must not be; empty when all is well. */
export async function problemsIn(
  dataDir: string,
  acknowledged: ReadonlyMap<string, Acknowledged>,
): Promise<string[]> {
  const store = openSqliteStore({ file: join(dataDir, 'events.db') });
  const codec = new EventCodec(eventRegistry);
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.feed.page(after, 5000);
    events.push(...page.events);
    if (page.atHead) break;
    after = page.last;
  }
  const differences = await verifyViews({
    viewsFile: join(dataDir, 'views.db'),
    scratchFile: join(mkdtempSync(join(tmpdir(), 'chaos-')), 'views.db'),
    source: { feed: store.feed, decoder: codec, projections },
    stopwatch: systemStopwatch,
  });
  await store.close();
  const streams = groupByStream(events);
  return [
    ...differences.map((difference) => `view differs: ${JSON.stringify(difference)}`),
    ...orderProblems(events, acknowledged),
    ...stepProblems(events),
    ...reservationProblems(events),
    ...supplyProblems(streams),
  ];
}

function groupByStream(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.stream);
    if (group) group.push(event);
    else groups.set(event.stream, [event]);
  }
  return groups;
}

/** Every acknowledged order is there once, with the outcomes that were answered, and no demand was sourced twice. */
function orderProblems(
  events: readonly RecordedEvent[],
  acknowledged: ReadonlyMap<string, Acknowledged>,
): string[] {
  const placed = countBy(events, 'ordering.OrderPlaced', idOf('orderId'));
  const sourced = countBy(events, stockEvents.LineSourced.type, idOf('demandId'));
  const outcomes = new Map(
    events
      .filter(({ type }) => type === stockEvents.LineSourced.type)
      .map(({ data }) => [textOf(data['demandId']), data] as const),
  );
  const problems = [...sourced].filter(([, count]) => count > 1).map(([id]) => `demand ${id} sourced twice`);
  for (const [orderId, { lines }] of acknowledged) {
    if (placed.get(orderId) !== 1)
      problems.push(`order ${orderId} is there ${placed.get(orderId) ?? 0} times`);
    for (const { lineId, allocated, backordered } of lines) {
      const outcome = outcomes.get(lineId);
      if (outcome?.['allocated'] !== allocated || outcome['backordered'] !== backordered) {
        problems.push(`line ${lineId} was answered otherwise than it was decided`);
      }
    }
  }
  return problems;
}

/** Each input moved its process once: events, outcomes and timers alike. */
function stepProblems(events: readonly RecordedEvent[]): string[] {
  const inputs = countBy(events, 'process.StepTaken', ({ stream, data }) => {
    const input = data['input'] as { readonly id: string };
    return `${stream} ${input.id}`;
  });
  const parked = events
    .filter(({ type }) => type === 'process.Parked')
    .map(({ data }) => textOf(data['reason']));
  return [
    ...[...inputs].filter(([, count]) => count > 1).map(([input]) => `input taken twice: ${input}`),
    ...parked.map((reason) => `parked: ${reason}`),
  ];
}

function reservationProblems(events: readonly RecordedEvent[]): string[] {
  const id = idOf('reservationId');
  const made = countBy(events, stockEvents.StockReserved.type, id);
  const ended = countBy(events, stockEvents.ReservationEnded.type, id);
  return [...made.keys()].flatMap((reservation) =>
    ended.get(reservation) === 1
      ? []
      : [`reservation ${reservation} ended ${ended.get(reservation) ?? 0} times`],
  );
}

/** Units are conserved on every SKU, and every order knows of its lines what their SKU knows. */
function supplyProblems(streams: ReadonlyMap<string, readonly RecordedEvent[]>): string[] {
  const problems: string[] = [];
  const orders = new Map<string, OrderState>();
  const known = new Map<string, LineTotals>();
  for (const [stream, events] of streams) {
    const { category, parts } = parseStreamName(stream);
    if (category === 'order') orders.set(parts[0] ?? '', fold(orderDecider, events));
    if (category !== 'sku') continue;
    problems.push(...ledgerProblems(stream, skuSummary(fold(skuDecider, events))));
    for (const event of events) note(known, event as unknown as StockEvent);
  }
  return [...problems, ...disagreements(known, orders)];
}

function disagreements(known: ReadonlyMap<string, LineTotals>, orders: ReadonlyMap<string, OrderState>) {
  return [...known].flatMap(([lineId, { orderId, secured, waiting }]) => {
    const line = orders.get(orderId)?.lines.find((candidate) => candidate.lineId === lineId);
    if (line?.secured === secured && line.waiting === waiting) return [];
    return [
      `line ${lineId}: its SKU says ${secured}/${waiting}, its order ${line?.secured}/${line?.waiting}`,
    ];
  });
}

function ledgerProblems(stream: string, summary: SkuSummary): string[] {
  const { received, returned, found, available, reserved, allocated, shipped, lost } = summary;
  const adds = received + returned + found === available + reserved + allocated + shipped + lost;
  const below = Math.min(available, reserved, allocated, shipped, lost) < 0;
  return adds && !below ? [] : [`${stream} does not add up: ${JSON.stringify(summary)}`];
}

function fold<State>(decider: Decider<State, never, DomainEvent>, events: readonly RecordedEvent[]): State {
  const state = decider.initialState();
  for (const { type, data, revision, meta } of events) {
    decider.evolve(state, { type, data }, { revision: Number(revision), at: meta['at'] ?? '' });
  }
  return state;
}

function note(known: Map<string, LineTotals>, event: StockEvent): void {
  for (const { orderId, lineId, secured, waiting } of lineSupplyAfter(event)) {
    known.set(lineId, { orderId, secured, waiting });
  }
}

function idOf(field: string): (event: RecordedEvent) => string {
  return ({ data }) => textOf(data[field]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countBy(
  events: readonly RecordedEvent[],
  type: string,
  key: (event: RecordedEvent) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.type === type) counts.set(key(event), (counts.get(key(event)) ?? 0) + 1);
  }
  return counts;
}
