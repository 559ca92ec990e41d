import type { ViewsReader } from '#eventing';
import { DELAY_KINDS } from '#notification/contract';

/** Instants; `from` belongs to it, `to` does not. `now`: what is open counts as late from then on. */
export interface SummaryPeriod {
  readonly from: string;
  readonly to: string;
  readonly now: string;
}

/** Of the duties that fall due in the period; those that were withdrawn are none. */
export interface DutyCounts {
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  readonly missed: number;
  readonly open: number;
  readonly overdue: number;
}

export interface RefundCounts extends DutyCounts {
  readonly currency: string;
  readonly dueMinor: number;
  readonly inTimeMinor: number;
  readonly lateMinor: number;
  readonly openMinor: number;
}

export interface CountOf {
  readonly code: string;
  readonly count: number;
}

export interface ComplianceSummary {
  readonly notices: DutyCounts;
  readonly noticesUndeliverable: number;
  readonly answers: readonly CountOf[];
  readonly silenceAsConsent: number;
  readonly autoCancels: readonly CountOf[];
  readonly refunds: readonly RefundCounts[];
  readonly violations: readonly CountOf[];
}

const COUNTS = `count(*) AS due, coalesce(sum(state = 'DONE_IN_TIME'), 0) AS inTime,
  coalesce(sum(state = 'DONE_LATE'), 0) AS late, coalesce(sum(state = 'LAPSED'), 0) AS missed,
  coalesce(sum(state = 'OPEN'), 0) AS open, coalesce(sum(state = 'OPEN' AND due_at <= :now), 0) AS overdue`;
const MINOR = `coalesce(sum(amount_minor), 0) AS dueMinor,
  coalesce(sum(amount_minor) FILTER (WHERE state = 'DONE_IN_TIME'), 0) AS inTimeMinor,
  coalesce(sum(amount_minor) FILTER (WHERE state = 'DONE_LATE'), 0) AS lateMinor,
  coalesce(sum(amount_minor) FILTER (WHERE state = 'OPEN'), 0) AS openMinor`;

type Values = SummaryPeriod & { readonly tenant: string };

const NOTHING: DutyCounts = { due: 0, inTime: 0, late: 0, missed: 0, open: 0, overdue: 0 };

/** What fell due, was answered, ended or was found in a period: counts, all from one state of the views. */
export class ComplianceSummaries {
  constructor(private readonly reader: ViewsReader) {}

  of(tenant: string, period: SummaryPeriod): ComplianceSummary {
    const values = { ...period, tenant };
    return this.reader.snapshot(() => ({
      notices: this.rows<DutyCounts>(this.noticesSql(), values)[0] ?? NOTHING,
      noticesUndeliverable: this.count(this.undeliverableSql(), values),
      answers: this.rows<CountOf>(this.answersSql(), values),
      silenceAsConsent: this.count(this.silenceSql(), values),
      autoCancels: this.rows<CountOf>(this.autoCancelsSql(), values),
      refunds: this.rows<RefundCounts>(this.refundsSql(), values),
      violations: this.rows<CountOf>(this.violationsSql(), values),
    }));
  }

  private noticesSql(): string {
    return `SELECT ${COUNTS} FROM ${this.reader.table('compliance_obligations')}
      WHERE ${within(`coalesce(due_at, '9999')`)} AND kind IN ('OFFER_FIRST_OPTION', 'OFFER_RENEWED_OPTION')
        AND state <> 'WITHDRAWN'`;
  }

  private undeliverableSql(): string {
    const offers = DELAY_KINDS.map((kind) => `'${kind}'`).join(', ');
    return `SELECT count(*) AS count FROM ${this.reader.table('compliance_notices')}
      WHERE ${within('given_up_at')} AND state = 'UNDELIVERABLE' AND kind IN (${offers})`;
  }

  private answersSql(): string {
    return `SELECT kind AS code, count(*) AS count FROM ${this.reader.table('compliance_answers')}
      WHERE ${within('received_at')} GROUP BY kind ORDER BY kind`;
  }

  /** Its time may be still to come. */
  private silenceSql(): string {
    return `SELECT count(*) AS count FROM ${this.reader.table('compliance_lines')}
      WHERE ${within('silence_at')} AND silence_at <= :now`;
  }

  private autoCancelsSql(): string {
    return `SELECT reason AS code, count(*) AS count FROM ${this.reader.table('compliance_lapses')}
      WHERE ${within('deadline_at')} AND quantity > 0 GROUP BY reason ORDER BY reason`;
  }

  private refundsSql(): string {
    return `SELECT currency, ${COUNTS}, ${MINOR} FROM ${this.reader.table('compliance_obligations')}
      WHERE ${within(`coalesce(due_at, '9999')`)} AND kind = 'REFUND' AND state <> 'WITHDRAWN'
      GROUP BY currency ORDER BY currency`;
  }

  private violationsSql(): string {
    return `SELECT code, count(*) AS count FROM ${this.reader.table('compliance_violations')}
      WHERE ${within('found_at')} AND corrected_at IS NULL GROUP BY code ORDER BY code`;
  }

  private rows<Row>(sql: string, values: Values): readonly Row[] {
    return this.reader.statement<[Values], Row>(sql).all(values);
  }

  private count(sql: string, values: Values): number {
    return this.rows<{ count: number }>(sql, values)[0]?.count ?? 0;
  }
}

function within(instant: string): string {
  return `tenant = :tenant AND ${instant} >= :from AND ${instant} < :to`;
}
