import type { LocalDate } from '#kernel';
import { inZone } from '../calendar/legal-day.js';
import { consentPeriodEnd, silenceMeans } from './notice-requirements.js';
import type { Basis, LineObligation, MitorOrder, Portion } from './obligation.js';
import { type RefundForm, type RefundPart, acceptableForms } from './refund-due.js';
import { partsDue } from './refund.js';
import {
  type CancelReason,
  type MitorState,
  type NoticeClass,
  type Violation,
  isCancelled,
  isLive,
} from './states.js';

/** What a split line is called as a whole. */
export type LineView = MitorState | 'PARTIALLY_SHIPPED_REMAINDER_CANCELLED';

/**
 * What the Rule says of a line, or of what is left of it, at one moment. Dates are days in the order's zone; null: there
 * is none.
 */
export interface LineOutcome {
  readonly properOrderDate: LocalDate | null;
  readonly shipBy: LocalDate | null;
  readonly shipByInstant: string | null;
  readonly firstOptionDueBy: LocalDate | null;
  readonly noticeClass: NoticeClass | null;
  readonly silenceMeans: 'CONSENT' | 'CANCEL' | null;
  readonly currentShipBy: LocalDate | null;
  readonly consentDueBy: LocalDate | null;
  readonly renewedOptionDueBy: LocalDate | null;
  /** The boundary, with the offset in force in the zone then; null: none governs. */
  readonly autoCancelAt: string | null;
  readonly state: LineView;
  readonly cancelReason: CancelReason | null;
  readonly vestingDate: LocalDate | null;
  readonly refundDueBy: LocalDate | null;
  readonly originalMethodDueBy: LocalDate | null;
  readonly refundForm: RefundForm | null;
  readonly refundTo: 'BUYER' | null;
  readonly parts: readonly RefundPart[];
  readonly refundCount: number;
  readonly acceptableRefundForms: readonly string[];
  readonly rejectedRefundForm: string | null;
  readonly ruleRequiresCancellation: boolean | null;
  readonly continuingCancelRight: boolean;
  readonly correctionAppended: boolean;
  readonly shippedQuantity: number | null;
  readonly cancelledQuantity: number | null;
  readonly violations: readonly Violation[];
  readonly basis: Readonly<Record<string, Basis>>;
}

export function lineOutcome(order: MitorOrder, line: LineObligation): LineOutcome {
  const portion = governing(line);
  const parts = partsDue(order, line, portion);
  const clock = clockOf(order, line);
  const option = optionOf(line, portion);
  const refund = refundOf(line, portion, parts);
  // Field by field: this is made for every line of every evaluation, and merging objects takes several times as long.
  return {
    properOrderDate: clock.properOrderDate,
    shipBy: clock.shipBy,
    shipByInstant: clock.shipByInstant,
    firstOptionDueBy: clock.firstOptionDueBy,
    noticeClass: option.noticeClass,
    silenceMeans: option.silenceMeans,
    currentShipBy: option.currentShipBy,
    consentDueBy: option.consentDueBy,
    renewedOptionDueBy: option.renewedOptionDueBy,
    autoCancelAt: boundaryOf(order, portion),
    state: viewOf(line, portion),
    cancelReason: portion.cancellation?.reason ?? null,
    vestingDate: portion.cancellation?.vestingDate ?? null,
    refundDueBy: refund.refundDueBy,
    originalMethodDueBy: refund.originalMethodDueBy,
    refundForm: refund.refundForm,
    refundTo: refund.refundTo,
    parts: refund.parts,
    refundCount: refund.refundCount,
    acceptableRefundForms: refund.acceptableRefundForms,
    rejectedRefundForm: refund.rejectedRefundForm,
    ruleRequiresCancellation: line.ruleRequiresCancellation,
    continuingCancelRight: portion.state === 'DELAY_CONSENTED_INDEFINITE',
    correctionAppended: line.correctionAppended,
    shippedQuantity: unitsIn(line, (state) => state === 'SHIPPED'),
    cancelledQuantity: unitsIn(line, (state) => isCancelled(state) || state === 'SUBSTITUTED'),
    violations: line.violations,
    basis: basesOf(line, portion, parts),
  };
}

/** The boundary that governs, or has governed: what was shipped or called off before it has none. */
function boundaryOf({ setting }: MitorOrder, { boundary, state, cancellation }: Portion): string | null {
  const lapsed = cancellation !== null && cancellation.at === boundary?.at;
  return boundary && (isLive(state) || lapsed) ? inZone(boundary.at, setting.zone) : null;
}

/** The portion that a line is judged by: goods still owed before money owed, and that before what is over. */
export function governing({ portions }: LineObligation): Portion {
  const [first] = portions;
  if (!first) throw new Error('a line has at least one portion');
  return (
    portions.find(({ state }) => isLive(state)) ??
    portions.find(({ state }) => state === 'CANCELLED_REFUND_DUE') ??
    portions.find(({ state }) => isCancelled(state)) ??
    portions.find(({ state }) => state === 'SHIPPED') ??
    first
  );
}

function viewOf({ portions }: LineObligation, { state }: Portion): LineView {
  const split = isCancelled(state) && portions.some((portion) => portion.state === 'SHIPPED');
  return split ? 'PARTIALLY_SHIPPED_REMAINDER_CANCELLED' : state;
}

function clockOf(order: MitorOrder, { applicable, properOrderDate }: LineObligation) {
  return {
    properOrderDate,
    shipBy: applicable?.date ?? null,
    shipByInstant: applicable?.hourly ? inZone(applicable.endsAt, order.setting.zone) : null,
    firstOptionDueBy: applicable?.date ?? null,
  };
}

function optionOf({ applicable }: LineObligation, portion: Portion) {
  const { offer, boundary, shipBy } = portion;
  const silence = offer && !hasConsented(portion) ? silenceMeans(offer.noticeClass) : null;
  const asksBy = boundary?.date ?? (applicable && consentPeriodEnd(applicable.date));
  return {
    noticeClass: offer?.noticeClass ?? null,
    silenceMeans: silence,
    currentShipBy: shipBy,
    consentDueBy: silence === 'CANCEL' ? asksBy : null,
    renewedOptionDueBy: boundary?.kind === 'REVISED_DATE' ? boundary.date : null,
  };
}

function hasConsented({ state }: Portion): boolean {
  return state === 'DELAY_CONSENTED_DEFINITE' || state === 'DELAY_CONSENTED_INDEFINITE';
}

function refundOf(line: LineObligation, { state }: Portion, parts: readonly RefundPart[]) {
  const [first] = parts;
  const same = first && parts.length === 1 ? first : null;
  const due = isCancelled(state);
  const tenders = [...new Set(parts.map(({ tender }) => tender))];
  return {
    refundDueBy: parts.map(({ dueBy }) => dueBy).sort()[0] ?? null,
    originalMethodDueBy: same?.originalDueBy ?? null,
    refundForm: same?.form ?? null,
    refundTo: due ? ('BUYER' as const) : null,
    parts: parts.length > 1 ? parts : [],
    refundCount: due ? 1 : 0,
    acceptableRefundForms: tenders.flatMap(acceptableForms),
    rejectedRefundForm: line.rejectedRefundForm,
  };
}

/** Null where the facts name no quantities. */
function unitsIn({ portions }: LineObligation, wanted: (state: MitorState) => boolean): number | null {
  if (portions.some(({ quantity }) => quantity === null)) return null;
  return portions
    .filter(({ state }) => wanted(state))
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
}

function basesOf(
  { applicable }: LineObligation,
  { boundary }: Portion,
  [refund]: readonly RefundPart[],
): Record<string, Basis> {
  return {
    ...(applicable && { shipBy: applicable.basis }),
    ...(boundary && { autoCancelAt: boundary.basis }),
    ...(refund && { refundDueBy: refund.basis }),
  };
}
