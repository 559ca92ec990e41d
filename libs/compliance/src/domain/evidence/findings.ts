import type { ContentProblem } from './case-file.js';
import type { Reading } from './reading.js';
import { type RefundRecord, refundsOf } from './refund-record.js';
import { latestAssessments, OVER } from './section-dates.js';

/** What a reader must not miss. */
export interface Findings {
  readonly violations: readonly { readonly lineId: string; readonly code: string }[];
  readonly refunds: readonly RefundRecord[];
  /** Of notices whose bytes are not in the pack. */
  readonly gaps: readonly Gap[];
  /** Lines whose period is over by now, while the log does not hold what follows from that. */
  readonly unapplied: readonly string[];
  /** Codes of the lines' states at the end, each once. */
  readonly states: readonly string[];
}

export interface Gap {
  readonly noticeId: string;
  readonly hash: string;
  readonly problem: ContentProblem;
}

export function findingsOf(reading: Reading): Findings {
  const latest = [...latestAssessments(reading).values()];
  const refunds = refundsOf(reading);
  const found = latest.flatMap(({ line: { lineId, violations } }) =>
    violations.map((code) => ({ lineId, code })),
  );
  return {
    violations: [...found, ...lateDifferences(refunds)],
    refunds,
    gaps: reading.file.contents.flatMap(({ noticeId, hash, bytes, problem }) =>
      bytes ? [] : [{ noticeId, hash, problem: problem ?? 'MISSING' }],
    ),
    unapplied: latest.flatMap(({ line: { lineId, state, boundaryAt } }) =>
      !OVER.has(state) && boundaryAt !== null && boundaryAt <= reading.head.lookedAt ? [lineId] : [],
    ),
    states: [...new Set(latest.map(({ line }) => line.state))],
  };
}

/** The assessments know what is owed for units, and not the money that turned out to be owed beyond it. */
function lateDifferences(refunds: readonly RefundRecord[]): Findings['violations'] {
  const late = refunds.filter(({ required, state }) => required.difference && state === 'SENT_LATE');
  return late.flatMap(({ required }) =>
    required.lines.map(({ lineId }) => ({ lineId, code: 'REFUND_LATE' })),
  );
}
