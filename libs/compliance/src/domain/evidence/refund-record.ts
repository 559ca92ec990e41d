import { dateOf, momentOf } from '#delay-rules';
import { ofType, type Reading, type TypedEvent } from './reading.js';
import { latestAssessments } from './section-dates.js';

export type RefundState = 'SENT_IN_TIME' | 'SENT_LATE' | 'NOT_YET_DUE' | 'OVERDUE' | 'WITHDRAWN';

/** A refund that the rule requires, with what became of it. */
export interface RefundRecord {
  readonly required: TypedEvent<'RefundRequired'>['data'];
  readonly sent: TypedEvent<'RefundSent'>['data'] | null;
  readonly failures: readonly TypedEvent<'RefundFailed'>['data'][];
  readonly unavailable: TypedEvent<'RefundMethodUnavailable'>['data'] | null;
  readonly withdrawn: TypedEvent<'RefundWithdrawn'>['data'] | null;
  /** The day by which the first part had to be sent; counted anew where the way of paying cannot be used. */
  readonly dueBy: string;
  readonly state: RefundState;
}

export function refundsOf(reading: Reading): readonly RefundRecord[] {
  const { order } = reading.file;
  return ofType(order, 'RefundRequired').map(({ data: required }) => {
    const same = ({ data }: { readonly data: { readonly refundId: string } }) =>
      data.refundId === required.refundId;
    const record = {
      required,
      sent: ofType(order, 'RefundSent').find(same)?.data ?? null,
      failures: ofType(order, 'RefundFailed')
        .filter(same)
        .map(({ data }) => data),
      unavailable: ofType(order, 'RefundMethodUnavailable').find(same)?.data ?? null,
      withdrawn: ofType(order, 'RefundWithdrawn').find(same)?.data ?? null,
    };
    const dueBy = dueDay(reading, required, record.unavailable !== null);
    return { ...record, dueBy, state: stateOf(record, dueBy, reading) };
  });
}

/** 16 CFR 435.1(b)(1) proviso: the day of the last judgement is then the one that counts. */
function dueDay(
  reading: Reading,
  { lines, parts, vestingDate }: RefundRecord['required'],
  anew: boolean,
): string {
  const first = parts.map(({ dueBy }) => dueBy).sort()[0] ?? vestingDate;
  if (!anew) return first;
  const latest = latestAssessments(reading);
  return latest.get(lines[0]?.lineId ?? '')?.line.refundDueBy ?? first;
}

function stateOf(
  { sent, withdrawn }: Pick<RefundRecord, 'sent' | 'withdrawn'>,
  dueBy: string,
  { zone, head }: Reading,
): RefundState {
  const dayOf = (instant: string) => dateOf(momentOf(instant), zone);
  if (sent) return dayOf(sent.sentAt) <= dueBy ? 'SENT_IN_TIME' : 'SENT_LATE';
  if (withdrawn) return 'WITHDRAWN';
  return dayOf(head.lookedAt) <= dueBy ? 'NOT_YET_DUE' : 'OVERDUE';
}
