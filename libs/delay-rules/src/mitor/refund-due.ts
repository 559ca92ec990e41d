import { type LocalDate, assertNever } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from '../calendar/working-days.js';
import type { Conventions } from '../conventions/conventions.js';
import type { Payment, PaymentStatus, SingleTender } from '../facts/payment.js';
import type { Basis } from './obligation.js';

const WORKING_DAYS = 7;

/** What counts as the refund, 16 CFR 435.1(d). */
export type RefundForm =
  | 'CASH_CHECK_OR_MONEY_ORDER'
  | 'CREDIT_MEMO_OR_STATEMENT_TO_BUYER'
  | 'CREDIT_MEMO_TO_CREDITOR_AND_COPY_TO_BUYER'
  | 'STATEMENT_OF_NO_CHARGE'
  | 'RETURN_IN_FORM_TENDERED_OR_CASH_CHECK_OR_MONEY_ORDER';

/** One tender's refund. `originalDueBy` is there when its method turned out to be impossible. */
export interface RefundPart {
  readonly tender: SingleTender;
  readonly amount: string | null;
  readonly dueBy: LocalDate;
  readonly form: RefundForm;
  readonly originalDueBy: LocalDate | null;
  readonly basis: Basis;
}

type Tendered = Pick<Payment, 'status' | 'amount' | 'billingCycleCloseDay'> & {
  readonly tender: SingleTender;
};

/**
 * By when each tender's refund must be sent, 16 CFR 435.1(b) and (d); each part of a mixed payment separately.
 * @param vestingDate the day on which the right to the refund vested; day 0
 * @param methodUnavailableOn the day on which the seller discovered that it cannot refund the way it was paid
 */
export function refundParts(
  vestingDate: LocalDate,
  payment: Payment | null,
  conventions: Conventions,
  methodUnavailableOn: LocalDate | null = null,
): readonly RefundPart[] {
  const tendered = tenderedParts(payment);
  return tendered.map((part) => refundPart(vestingDate, part, conventions, methodUnavailableOn));
}

function tenderedParts(payment: Payment | null): readonly Tendered[] {
  if (!payment || payment.status === 'NOT_RECEIVED') return [];
  if (payment.tender !== 'MIXED') return [{ ...payment, tender: payment.tender }];
  return (payment.parts ?? []).filter(({ status }) => status !== 'NOT_RECEIVED');
}

function refundPart(
  vestingDate: LocalDate,
  { tender, status, amount, billingCycleCloseDay }: Tendered,
  conventions: Conventions,
  methodUnavailableOn: LocalDate | null,
): RefundPart {
  const sum = amount ?? null;
  if (tender === 'SELLER_CREDIT') {
    const dueBy = billingCycle(vestingDate, billingCycleCloseDay ?? null, conventions);
    const facts = [`vested on ${vestingDate}`, 'seller is the creditor'];
    const basis = { rule: '16 CFR 435.1(b)(2), (d)(2)(i); CV-BILL', facts };
    return {
      tender,
      amount: sum,
      dueBy,
      form: 'CREDIT_MEMO_OR_STATEMENT_TO_BUYER',
      originalDueBy: null,
      basis,
    };
  }
  const dueBy = addWorkingDays(vestingDate, WORKING_DAYS, conventions.workingDays);
  if (methodUnavailableOn !== null) {
    const facts = [`vested on ${vestingDate}`, `method found impossible on ${methodUnavailableOn}`];
    return {
      tender,
      amount: sum,
      dueBy: addWorkingDays(methodUnavailableOn, WORKING_DAYS, conventions.workingDays),
      form: 'CASH_CHECK_OR_MONEY_ORDER',
      originalDueBy: dueBy,
      basis: { rule: '16 CFR 435.1(b)(1) proviso; CV-WORKDAY', facts },
    };
  }
  const facts = [`vested on ${vestingDate}`, `paid by ${tender}`, '7 working days'];
  const basis = { rule: '16 CFR 435.1(b)(1), (d); CV-WORKDAY', facts };
  return { tender, amount: sum, dueBy, form: formOf(tender, status), originalDueBy: null, basis };
}

function formOf(
  tender: Exclude<SingleTender, 'SELLER_CREDIT'>,
  status: PaymentStatus | null | undefined,
): RefundForm {
  switch (tender) {
    case 'CASH_CHECK_MONEY_ORDER':
      return 'CASH_CHECK_OR_MONEY_ORDER';
    case 'THIRD_PARTY_CREDIT':
      return status === 'AUTHORIZED_NOT_CAPTURED'
        ? 'STATEMENT_OF_NO_CHARGE'
        : 'CREDIT_MEMO_TO_CREDITOR_AND_COPY_TO_BUYER';
    case 'OTHER':
      return status === 'AUTHORIZED_NOT_CAPTURED'
        ? 'STATEMENT_OF_NO_CHARGE'
        : 'RETURN_IN_FORM_TENDERED_OR_CASH_CHECK_OR_MONEY_ORDER';
    default:
      return assertNever(tender);
  }
}

/** Where the close of the cycle is not on record, the next is not known: 7 working days are never too late. */
function billingCycle(vestingDate: LocalDate, closeDay: number | null, conventions: Conventions): LocalDate {
  const vested = Temporal.PlainDate.from(vestingDate);
  if (conventions.billingCycle === 'FULL_CYCLE') return vested.add({ months: 1 }).toString();
  if (closeDay === null) return addWorkingDays(vestingDate, WORKING_DAYS, conventions.workingDays);
  const thisMonth = vested.with({ day: closeDay });
  const next = Temporal.PlainDate.compare(thisMonth, vested) >= 0 ? thisMonth : inNextMonth(vested, closeDay);
  return next.toString();
}

/** A close on the 31st is the last day of shorter months. */
function inNextMonth(date: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return date.with({ day: 1 }).add({ months: 1 }).with({ day });
}

const NEVER_A_REFUND = /STORE_CREDIT|GIFT_CARD|VOUCHER|SCRIP|COUPON|CREDIT_TOWARD|LOYALTY/;

/** Store credit and the like are never a refund (FTC Business Guide; 16 CFR 435.1(d)). */
export function isRefundForm(form: string): boolean {
  return !NEVER_A_REFUND.test(form);
}

/** Forms that discharge the obligation, for the tender. */
export function acceptableForms(tender: SingleTender): readonly string[] {
  switch (tender) {
    case 'CASH_CHECK_MONEY_ORDER':
      return ['CASH', 'CHECK', 'MONEY_ORDER'];
    case 'SELLER_CREDIT':
      return ['CREDIT_MEMO', 'ACCOUNT_STATEMENT'];
    case 'THIRD_PARTY_CREDIT':
      return ['CREDIT_MEMO', 'STATEMENT_OF_NO_CHARGE'];
    case 'OTHER':
      return ['RETURN_IN_FORM_TENDERED', 'CASH', 'CHECK', 'MONEY_ORDER', 'STATEMENT_OF_NO_CHARGE'];
    default:
      return assertNever(tender);
  }
}
