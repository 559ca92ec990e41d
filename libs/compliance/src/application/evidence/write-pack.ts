import { hash } from 'node:crypto';
import { META, type Position } from '#eventing';
import type { Instant } from '#kernel';
import { orderIdOf, orderStream } from '#ordering/contract';
import { EvidencePack, type PackFile, type PackHead } from '../../domain/index.js';
import type { CaseSources, Until } from './case-sources.js';
import { gatherCase } from './gather-case.js';
import { type Found, type Walk, walkLog } from './log-walk.js';

export type PackRequest = Omit<PackHead, 'lookedAt'>;

export interface PackOutput {
  /** In the order of the archive. */
  add(file: PackFile): Promise<void> | void;
  onProgress?(done: number, total: number, what: 'of the log' | 'orders'): void;
}

export interface Packed {
  readonly orders: number;
  readonly missingNotices: number;
}

/** The tenant has no such order in the log, or had none then. */
export class NoSuchOrder extends Error {
  readonly code = 'NO_SUCH_ORDER';

  constructor(
    readonly tenant: string,
    readonly ref: string,
  ) {
    super(`tenant ${tenant} has no order ${ref} in the log up to that moment`);
  }
}

export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Gathers the orders one after the other and hands on their files. Throws `NoSuchOrder` before the first file. */
export async function writePack(
  sources: CaseSources,
  request: PackRequest,
  output: PackOutput,
): Promise<Packed> {
  const until = untilOf(request.asOf);
  const found = await find(sources, request, { until, output });
  const pack = new EvidencePack({ ...request, lookedAt: await lookedAt(sources, request) }, sha256);
  let orders = 0;
  let missingNotices = 0;
  for (const [index, orderId] of found.orderIds.entries()) {
    const noticeIds = found.noticeIds.get(orderId) ?? [];
    const file = await gatherCase(sources, { tenant: request.tenant, orderId, until, noticeIds });
    if (!file) continue;
    orders += 1;
    missingNotices += file.contents.filter(({ bytes }) => bytes === null).length;
    for (const each of pack.order(file)) await output.add(each);
    output.onProgress?.(index + 1, found.orderIds.length, 'orders');
  }
  for (const each of pack.end()) await output.add(each);
  return { orders, missingNotices };
}

function untilOf(asOf: PackHead['asOf']): Until {
  if (asOf === null) return () => true;
  if ('position' in asOf) return ({ position }) => position <= asOf.position;
  return ({ meta }) => (meta[META.at] ?? '') <= asOf.instant;
}

interface Looking {
  readonly until: Until;
  readonly output: PackOutput;
}

async function find(
  { log }: CaseSources,
  { tenant, scope }: PackRequest,
  { until, output }: Looking,
): Promise<Found> {
  const total = Number(await log.feed.head());
  const onProgress = (position: Position) => output.onProgress?.(Number(position), total, 'of the log');
  const walk: Omit<Walk, 'after'> = { log, tenant, until, onProgress };
  if (!('order' in scope)) return walkLog({ ...walk, after: 0n }, scope);
  const orderId = orderIdOf(tenant, scope.order);
  const [first] = await log.read(orderStream(tenant, orderId), { max: 1 });
  if (!first || !until(first)) throw new NoSuchOrder(tenant, scope.order);
  // Nobody was told of an order before it was there.
  const { noticeIds } = await walkLog({ ...walk, after: first.position }, null);
  return { orderIds: [orderId], noticeIds };
}

/** Of a position: when the event there was recorded, or the next after it; up to then nothing else was on record. */
async function lookedAt({ log }: CaseSources, { asOf, generatedAt }: PackRequest): Promise<Instant> {
  if (asOf === null) return generatedAt;
  if ('instant' in asOf) return asOf.instant;
  const { events } = await log.feed.page(asOf.position > 0n ? asOf.position - 1n : 0n, 1);
  return events[0]?.meta[META.at] ?? generatedAt;
}
