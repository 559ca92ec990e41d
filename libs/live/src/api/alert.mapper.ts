import { assertNever } from '#kernel';
import type { AlertRow } from '#query-kit';
import type { AlertKind } from '../domain/index.js';
import { Alert } from './alerts.types.js';

interface Words {
  readonly message: string;
  readonly nextStep: string;
}

export function toAlert(row: AlertRow): Alert {
  const { what: _, raised: __, kind, ...rest } = row;
  // The view's texts are the names of the kinds.
  const known = kind as AlertKind;
  return Object.assign(new Alert(), rest, { kind: known }, wordsOf(known, row));
}

function wordsOf(kind: AlertKind, row: AlertRow): Words {
  const { orderRef, sku, location, quantity, dueBy, projectedDate, what } = row;
  const units = `${quantity ?? '?'} × ${sku ?? '?'} at ${location ?? '?'}`;
  switch (kind) {
    case 'DEADLINE_NEAR':
      return {
        message: `order ${orderRef}, ${units}: ${what} is due by ${dueBy ?? 'no known day'}`,
        nextStep: DUTIES[what ?? ''] ?? 'Look at `obligations` of the order.',
      };
    case 'STARVING':
      return {
        message: `order ${orderRef}: ${units} wait since ${what?.slice(0, 10)}`,
        nextStep: 'Look at `backorderQueue` and what covers the line; expedite supply, or ask the buyer.',
      };
    case 'PROMISE_IMPOSSIBLE':
      return {
        message: `order ${orderRef}: ${units} were promised by ${dueBy}, and are expected ${projectedDate ? `on ${projectedDate}` : 'on no known day'}`,
        nextStep: 'Bring supply forward, or tell the buyer: `complianceTrail` says what was sent already.',
      };
    case 'SUPPLY_LATE':
      return {
        message: `supply ${what ?? row.supplyId}: ${units} were to come by ${dueBy}`,
        nextStep:
          'Ask the supplier, then receive, reschedule or cancel it; `supplyPegging` says who waits for it.',
      };
    default:
      return assertNever(kind);
  }
}

/** By the kind of duty. */
const DUTIES: Readonly<Record<string, string>> = {
  SHIP: 'Ship it and confirm the shipment, or offer the buyer the option to wait or cancel.',
  OFFER_FIRST_OPTION: 'Offer the buyer the option to wait or cancel: `offerDelayOption`.',
  OFFER_RENEWED_OPTION: 'Offer the buyer the renewed option: `offerDelayOption`.',
  AWAIT_CONSENT: 'Remind the buyer: silence cancels the line.',
  REFUND: 'Send the refund and record it: `recordRefund`.',
};
