import { addDays } from '#delay-rules';
import type { CommandMeta, CommandRegistry } from '#eventing';
import { canonicalJson, deterministicId, type Json } from '#kernel';
import type { OrderSummary } from '#ordering/contract';
import { type DelayPolicy, MESSAGE_DEFAULTS } from '../contract/index.js';
import type { ToldDate, WatchedLine } from '../views/index.js';
import type { Policies } from './policies.js';
import type { Orders, ToldDates, WaitingLine } from './ports.js';
import { sourceOf } from './source-of.js';

interface Moved extends WaitingLine {
  readonly projectedDate: string;
  readonly noticeId: string;
}

/**
 * Tells buyers that goods are expected on another day than they were told, where the policy wants it told. Never instead
 * of a delay option: a line for which one is due, or open, or whose promise the new day breaks, is left to the law.
 */
export class MovedDates {
  constructor(
    private readonly policies: Policies,
    private readonly told: ToldDates,
    private readonly orders: Orders,
    private readonly registry: CommandRegistry,
  ) {}

  async mayConcern(tenant: string, sku: string): Promise<boolean> {
    return (await this.policyOf(tenant)) !== null && this.told.isTold(tenant, sku);
  }

  async tell(
    lines: readonly WaitingLine[],
    watched: ReadonlyMap<string, WatchedLine>,
    what: string,
    meta: CommandMeta,
  ): Promise<void> {
    const policy = await this.policyOf(meta.tenant);
    if (!policy || lines.length === 0) return;
    const told = this.told.find(lines.map(({ lineId }) => lineId));
    const byOrder = new Map<string, Moved[]>();
    for (const line of lines) {
      const before = told.get(line.lineId);
      const { projectedDate, orderId } = line;
      if (!before || projectedDate === null || !hasMoved(before, projectedDate, policy)) continue;
      if (isKnownLate(watched.get(line.lineId))) continue;
      const moved = { ...line, projectedDate, noticeId: before.noticeId };
      byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), moved]);
    }
    for (const [orderId, moved] of byOrder) await this.tellOrder(orderId, moved, what, meta);
  }

  /** Each message follows from the one before: a look that is taken twice tells once, and a date that comes back is news. */
  private async tellOrder(
    orderId: string,
    moved: readonly Moved[],
    what: string,
    meta: CommandMeta,
  ): Promise<void> {
    const order = await this.orders.summary(meta.tenant, orderId);
    const lines = moved.filter((line) => order?.lines.some((owed) => isAtPeace(owed, line)));
    const [first] = lines;
    if (!first) return;
    const facts = lines.map(({ lineId, noticeId, projectedDate }) => [lineId, noticeId, projectedDate]);
    const because = deterministicId('date moved', orderId, canonicalJson(facts));
    const payload: Record<string, Json> = {
      ...{ because, source: sourceOf(first, what), orderId, kind: 'DATE_MOVED' },
      lineIds: lines.map(({ lineId }) => lineId),
      expected: Object.fromEntries(lines.map(({ lineId, projectedDate }) => [lineId, projectedDate])),
    };
    await this.registry.execute('compliance.TellBuyer', payload, { ...meta, commandId: because });
  }

  private async policyOf(tenant: string): Promise<DelayPolicy | null> {
    const { policy } = await this.policies.of(tenant);
    return policy?.messages.includes('DATE_MOVED') ? policy : null;
  }
}

/** What was offered as a revised date had the policy's margin on top: that it is not used up is no news. */
function hasMoved({ date, offered }: ToldDate, projected: string, policy: DelayPolicy): boolean {
  if (date === null) return true;
  const days = policy.dateMovedDays ?? MESSAGE_DEFAULTS.dateMovedDays;
  const expected = offered ? addDays(projected, policy.marginDays) : projected;
  return expected >= addDays(date, days) || date >= addDays(expected, days);
}

/** The delay is on record, and the buyer was not asked yet. */
function isKnownLate(line: WatchedLine | undefined): boolean {
  return line?.knownBy === line?.promisedBy && line !== undefined;
}

function isAtPeace(owed: OrderSummary['lines'][number], { lineId, projectedDate }: Moved): boolean {
  const { open, state, promisedBy } = owed;
  const isAsked = /^(RENEWED_)?OPTION_/.test(state ?? '');
  return owed.lineId === lineId && open > 0 && !isAsked && (promisedBy ?? projectedDate) >= projectedDate;
}
