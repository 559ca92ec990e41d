import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { addDays } from '#delay-rules';
import { deterministicId, schemas } from '#kernel';
import { z } from 'zod';
import type { DelayPolicy } from '../contract/index.js';
import type { OptionLetters } from './option-letters.js';
import type { Policies } from './policies.js';
import type { OfferOption } from './ports.js';

const answer = z.object({
  orderId: schemas.uuid,
  source: z.string(),
  lines: z.array(z.object({ lineId: schemas.uuid, projectedDate: schemas.localDate.nullable() })),
});

/** Answers a delay that was discovered: sends options where the policy says so, and leaves the others to be decided. */
export class DelayAnswers {
  constructor(
    private readonly policies: Policies,
    private readonly letters: OptionLetters,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('compliance.AnswerDelay', (payload, meta) => this.answer(answer.parse(payload), meta));
  }

  private async answer(delay: z.infer<typeof answer>, meta: CommandMeta): Promise<CommandOutcome> {
    const { policy, version } = await this.policies.of(meta.tenant);
    if (policy?.options !== 'SEND') return { ok: { proposed: delay.lines.length } };
    const noticeIds: string[] = [];
    for (const [projectedDate, lineIds] of byDate(delay.lines)) {
      if (projectedDate === null && policy.undatedReason === null) continue;
      const commandId = deterministicId(meta.commandId, 'answer', projectedDate ?? 'undated');
      const late = { ...delay, projectedDate, lineIds };
      noticeIds.push(...(await this.offer(late, policy, version, { ...meta, commandId })));
    }
    return { ok: { noticeIds } };
  }

  /** A line that was shipped or cancelled since is asked nothing any more; the others still are. */
  private async offer(
    late: Late,
    policy: DelayPolicy,
    version: number,
    meta: CommandMeta,
  ): Promise<readonly string[]> {
    const beside = { substitutes: [], goodwill: policy.goodwill, because: late.source };
    const outcome = await this.letters.offer(offerOf(late, policy, version), policy, beside, meta);
    if (outcome.outcome === 'accepted') return outcome.noticeIds;
    const refused = outcome.rejection.details?.['lineId'];
    const lineIds = late.lineIds.filter((lineId) => lineId !== refused);
    if (lineIds.length === 0 || lineIds.length === late.lineIds.length) return [];
    return this.offer({ ...late, lineIds }, policy, version, meta);
  }
}

interface Late {
  readonly orderId: string;
  readonly source: string;
  readonly projectedDate: string | null;
  readonly lineIds: readonly string[];
}

function offerOf(late: Late, policy: DelayPolicy, version: number): OfferOption {
  const { orderId, source, projectedDate, lineIds } = late;
  const revised = projectedDate === null ? null : addDays(projectedDate, policy.marginDays);
  const margin = policy.marginDays > 0 ? `, and ${policy.marginDays} days for what may come` : '';
  return {
    type: 'ordering.OfferDelayOption',
    orderId,
    lines: [...lineIds],
    sentAt: null,
    revisedShipDate: revised,
    reason: revised === null ? policy.undatedReason : null,
    basis: {
      statement: `${source}${revised === null ? '' : margin}`,
      stockRevision: null,
      onHand: null,
      quantityAhead: null,
      supplyIds: [],
      policy: `delay policy ${version}`,
    },
    content: null,
    advanceConsentUntil: null,
    notice: null,
  };
}

/** Lines that are expected on the same day are offered the same date. */
function byDate(lines: z.infer<typeof answer>['lines']): ReadonlyMap<string | null, readonly string[]> {
  const dates = new Map<string | null, string[]>();
  for (const { lineId, projectedDate } of lines) {
    dates.set(projectedDate, [...(dates.get(projectedDate) ?? []), lineId]);
  }
  return dates;
}
