import type { NoticeKind } from '#notification/contract';
import type { DutyKind, DutyState } from '../domain/duty.js';
import type { Violation } from '../domain/violation.js';

/** A duty of the seller, or an answer it waits for. Amounts in minor units of the currency; null: not about money. */
export interface ObligationRow {
  readonly id: string;
  readonly kind: DutyKind;
  readonly state: DutyState;
  readonly orderId: string;
  readonly orderRef: string;
  readonly timeZone: string;
  /** JSON array of `ObligationLine`: one, but of refunds all that they are for. */
  readonly lines: string;
  readonly dueBy: string | null;
  readonly dueAt: string | null;
  readonly settledAt: string | null;
  readonly projectedDate: string | null;
  readonly rule: string;
  /** JSON array of strings. */
  readonly facts: string;
  readonly refundId: string | null;
  readonly tender: string | null;
  readonly form: string | null;
  readonly currency: string;
  readonly amountMinor: number | null;
}

export interface ObligationLine {
  readonly lineId: string;
  readonly lineNo: number;
  readonly location: string;
  readonly sku: string;
  readonly quantity: number;
}

export const OBLIGATION_COLUMNS = `id, kind, state, order_id AS orderId, order_ref AS orderRef, time_zone AS timeZone,
  lines, due_by AS dueBy, due_at AS dueAt, settled_at AS settledAt, projected_date AS projectedDate, rule, facts,
  refund_id AS refundId, tender, form, currency, amount_minor AS amountMinor`;

export interface ViolationRow {
  readonly id: string;
  readonly code: Violation;
  readonly orderId: string;
  readonly orderRef: string;
  /** Null: of the whole refund. */
  readonly lineId: string | null;
  readonly lineNo: number | null;
  readonly sku: string | null;
  readonly foundAt: string;
  readonly correctedAt: string | null;
}

export const VIOLATION_COLUMNS = `id, code, order_id AS orderId, order_ref AS orderRef, line_id AS lineId,
  line_no AS lineNo, sku, found_at AS foundAt, corrected_at AS correctedAt`;

export const NOTICE_STATES = [
  'REQUESTED',
  'SENT',
  'DELIVERED',
  'FAILED',
  'BOUNCED',
  'UNDELIVERABLE',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export interface NoticeRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderRef: string;
  readonly kind: NoticeKind;
  readonly language: string;
  readonly state: NoticeState;
  readonly because: string;
  readonly requestedAt: string;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
  readonly channel: string | null;
  readonly templateId: string | null;
  readonly templateVersion: number | null;
  readonly contentHash: string | null;
  readonly attempts: number;
  /** Why the last attempt failed, or why it never arrived. */
  readonly failure: string | null;
  /** JSON array of line ids. */
  readonly lineIds: string;
  readonly isOffer: 0 | 1;
  readonly revisedShipDate: string | null;
  readonly reason: string | null;
}

export const NOTICE_COLUMNS = `id, order_id AS orderId, order_ref AS orderRef, kind, language, state, because,
  requested_at AS requestedAt, sent_at AS sentAt, delivered_at AS deliveredAt, channel, template_id AS templateId,
  template_version AS templateVersion, content_hash AS contentHash, attempts, failure, line_ids AS lineIds,
  is_offer AS isOffer, revised_ship_date AS revisedShipDate, reason`;
