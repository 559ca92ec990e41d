import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { canonicalJson, type Clock, deterministicId, type Json, plusMilliseconds, schemas } from '#kernel';
import { z } from 'zod';
import type { WatchedLine } from '../views/index.js';
import type { MovedDates } from './moved-dates.js';
import type { DelayViews, WaitingLine } from './ports.js';
import { sourceOf } from './source-of.js';

const sku = z.object({ location: schemas.code, sku: schemas.code, after: z.string().nullable() });
const order = z.object({ orderId: schemas.uuid });

/** So long before its deadline a line without any dated supply counts as late: the buyer must be asked in time. */
export const INTERNAL_TARGET_MILLISECONDS = 7 * 86_400_000;

interface LateLine {
  readonly lineId: string;
  readonly projectedDate: string | null;
}

/**
 * Compares when waiting lines can be expected to be covered with what was promised, and has what is late put on record.
 * It looks only: whether a delay is new is for the order to say. A date that moved without harm, the buyer is told of.
 */
export class DelayWatch {
  constructor(
    private readonly views: Pick<DelayViews, 'queues' | 'watched'>,
    private readonly clock: Clock,
    private readonly moved: Pick<MovedDates, 'mayConcern' | 'tell'>,
    private readonly registry: CommandRegistry,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('compliance.LookAtQueue', (payload, meta) =>
      this.lookAtQueue(sku.parse(payload), meta),
    );
    registry.register('compliance.LookAtOrder', (payload, meta) =>
      this.lookAtOrder(order.parse(payload).orderId, meta),
    );
  }

  /** A part of the queue; the answer says where to go on. */
  private async lookAtQueue(asked: z.infer<typeof sku>, meta: CommandMeta): Promise<CommandOutcome> {
    await this.views.queues.ready();
    const { location, sku: code } = asked;
    const isOwed = this.views.watched.isWatched(meta.tenant, location, code);
    if (!isOwed && !(await this.moved.mayConcern(meta.tenant, code))) return { ok: { next: null } };
    const { lines, next } = this.views.queues.waiting(meta.tenant, asked, asked.after);
    await this.report(lines, asked.sku, meta);
    return { ok: { next } };
  }

  private async lookAtOrder(orderId: string, meta: CommandMeta): Promise<CommandOutcome> {
    await this.views.queues.ready();
    const lines = this.views.queues.ofOrder(meta.tenant, orderId);
    await this.report(lines, 'its queue', meta);
    return { ok: null };
  }

  private async report(lines: readonly WaitingLine[], what: string, meta: CommandMeta): Promise<void> {
    const watched = this.views.watched.find(lines.map(({ lineId }) => lineId));
    const late = new Map<string, { readonly source: string; readonly lines: LateLine[] }>();
    for (const line of lines) {
      const promise = watched.get(line.lineId);
      if (!promise || !this.isLate(line, promise)) continue;
      const found = late.get(line.orderId) ?? { source: sourceOf(line, what), lines: [] };
      found.lines.push({ lineId: line.lineId, projectedDate: line.projectedDate });
      late.set(line.orderId, found);
    }
    for (const [orderId, found] of late) await this.discover(orderId, found, meta);
    await this.moved.tell(lines, watched, what, meta);
  }

  private isLate({ projectedDate }: WaitingLine, promise: WatchedLine): boolean {
    const { promisedBy, boundaryAt, knownBy, knownDate } = promise;
    const horizon = plusMilliseconds(this.clock.now(), INTERNAL_TARGET_MILLISECONDS);
    const late = projectedDate === null ? boundaryAt <= horizon : projectedDate > promisedBy;
    return late && !(knownBy === promisedBy && knownDate === projectedDate);
  }

  private async discover(
    orderId: string,
    found: { readonly source: string; readonly lines: LateLine[] },
    meta: CommandMeta,
  ): Promise<void> {
    const payload = { orderId, ...found, discoveredAt: null };
    const commandId = deterministicId(meta.commandId, orderId, canonicalJson(found.lines));
    const command = payload as unknown as Record<string, Json>;
    const outcome = await this.registry.execute('ordering.DiscoverDelay', command, { ...meta, commandId });
    // Too much was going on at the order. Thrown, so that the whole look is taken again.
    if ('rejected' in outcome && outcome.rejected.code === 'CONFLICT')
      throw new Error(outcome.rejected.message);
  }
}
