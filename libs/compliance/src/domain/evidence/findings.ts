import type { ContentProblem } from './case-file.js';
import type { Reading } from './reading.js';
import { type RefundRecord, refundsOf } from './refund-record.js';
import { latestAssessments } from './section-dates.js';

/** What a reader must not miss. */
export interface Findings {
  readonly violations: readonly { readonly lineId: string; readonly code: string }[];
  readonly refunds: readonly RefundRecord[];
  /** Of notices whose bytes are not in the pack. */
  readonly gaps: readonly Gap[];
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
  return {
    violations: latest.flatMap(({ line: { lineId, violations } }) =>
      violations.map((code) => ({ lineId, code })),
    ),
    refunds: refundsOf(reading),
    gaps: reading.file.contents.flatMap(({ noticeId, hash, bytes, problem }) =>
      bytes ? [] : [{ noticeId, hash, problem: problem ?? 'MISSING' }],
    ),
    states: [...new Set(latest.map(({ line }) => line.state))],
  };
}
