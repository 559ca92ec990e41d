import { money } from '#graphql-kit';
import { VIOLATIONS } from '../domain/violation.js';
import type {
  ComplianceSummary as Summary,
  DutyCounts,
  NoticeRow,
  ObligationLine as Line,
  ObligationRow,
  RefundCounts as Refunds,
  ViolationRow,
} from '../views/index.js';
import { Notice } from './notice.types.js';
import { Obligation, Violation } from './obligation.types.js';
import { ComplianceSummary, NoticeCounts, RefundCounts } from './summary.types.js';

export function toObligation(row: ObligationRow, now: string): Obligation {
  const { lines, rule, facts, currency, amountMinor, ...rest } = row;
  return Object.assign(new Obligation(), rest, {
    lines: JSON.parse(lines) as Line[],
    basis: { rule, facts: JSON.parse(facts) as string[] },
    amount: amountMinor === null ? null : money(currency, amountMinor),
    overdue: row.state === 'OPEN' && row.dueAt !== null && row.dueAt <= now,
  });
}

export function toViolation(row: ViolationRow): Violation {
  return Object.assign(new Violation(), row, VIOLATIONS[row.code]);
}

export function toNotice(row: NoticeRow): Notice {
  const { lineIds, isOffer, revisedShipDate, reason, ...rest } = row;
  return Object.assign(new Notice(), rest, {
    lineIds: JSON.parse(lineIds) as string[],
    language: row.language as Notice['language'],
    offer: isOffer === 1 ? { revisedShipDate, reason } : null,
  });
}

export function toSummary(summary: Summary): ComplianceSummary {
  const { notices, noticesUndeliverable, refunds, ...rest } = summary;
  return Object.assign(new ComplianceSummary(), rest, {
    notices: Object.assign(new NoticeCounts(), notices, {
      undeliverable: noticesUndeliverable,
      inTimeRatio: ratioOf(notices),
    }),
    refunds: refunds.map(toRefunds),
  });
}

function toRefunds({ currency, dueMinor, inTimeMinor, lateMinor, openMinor, ...counts }: Refunds) {
  return Object.assign(new RefundCounts(), counts, {
    currency,
    dueAmount: money(currency, dueMinor),
    inTimeAmount: money(currency, inTimeMinor),
    lateAmount: money(currency, lateMinor),
    openAmount: money(currency, openMinor),
    inTimeRatio: ratioOf(counts),
  });
}

/** Of nothing there is no ratio. */
function ratioOf({ due, inTime }: Pick<DutyCounts, 'due' | 'inTime'>): number | null {
  return due === 0 ? null : inTime / due;
}
