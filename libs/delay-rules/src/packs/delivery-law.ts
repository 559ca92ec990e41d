import { type Moment, addDays, dateOf, momentOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import type { Outcome } from '../scenario/outcome.js';
import { type ScenarioInput, needed } from '../scenario/scenario-input.js';
import { factsOf } from './facts-known.js';
import type { ClockEvent } from './pack.js';

const DEFAULT_DAYS = 30;

/**
 * Delivery by the agreed day, else within 30 days of the contract; then a period of grace that the consumer sets, and
 * the right to terminate after it: Directive 2011/83/EU art. 18, Consumer Rights Act 2015 s. 28.
 */
export function deliveryWithGrace(input: ScenarioInput, clockEvent: ClockEvent): Outcome {
  const zone = needed(input, 'complianceZone');
  const deliverBy = input.agreedDeliveryDate ?? addDays(contractDay(input, zone), DEFAULT_DAYS);
  const essential = input.timeEssential === true;
  const grace = factsOf(input, 'ConsumerSetAdditionalPeriod').findLast(
    ({ at }) => dateOf(momentOf(at), zone) > deliverBy,
  );
  const terminateFrom = essential ? addDays(deliverBy, 1) : grace ? addDays(grace.until, 1) : null;
  const cancelled = cancelledOn(input, zone);
  return {
    deliverBy,
    clockEvent,
    additionalPeriodRequired: !essential,
    consumerMayTerminateFrom: terminateFrom,
    autoCancel: false,
    refundStandard: 'WITHOUT_UNDUE_DELAY',
    ...(cancelled && { statutoryCancellationValid: terminateFrom !== null && cancelled >= terminateFrom }),
  };
}

const REFUND_DAYS = 15;
const CHARGEBACK_DAYS = 60;

/**
 * Thirty days of grace after the agreed day, or after the contract; then the consumer may cancel, is refunded within 15
 * days of the notice, and may turn to the card issuer in the 60 days after: Ontario CPA 2002, Quebec CPA.
 */
export function cancellableAfterGrace(input: ScenarioInput, clockEvent: ClockEvent): Outcome {
  const zone = needed(input, 'complianceZone');
  const agreed = input.agreedDeliveryDate ?? null;
  const graceEnds = addDays(agreed ?? contractDay(input, zone), DEFAULT_DAYS);
  const cancelFrom = addDays(graceEnds, 1);
  const cancelled = cancelledOn(input, zone);
  const valid = cancelled !== null && cancelled >= cancelFrom;
  const refundDueBy = valid ? addDays(cancelled, REFUND_DAYS) : null;
  return {
    deliverBy: agreed,
    clockEvent,
    graceEnds,
    consumerMayCancelFrom: cancelFrom,
    autoCancel: false,
    refundDueBy,
    chargebackRequestBy: refundDueBy && addDays(refundDueBy, CHARGEBACK_DAYS),
    ...(cancelled && { statutoryCancellationValid: valid }),
  };
}

function contractDay(input: ScenarioInput, zone: string): string {
  return dateOf(momentOf(needed(input, 'contractConcludedAt')), zone);
}

/** The day of the consumer's notice: it takes effect when it is sent (Quebec CPA s. 54.12). */
function cancelledOn(input: ScenarioInput, zone: string): string | null {
  const [notice] = factsOf(input, 'ConsumerCancelled');
  return notice ? dateOf(noticeTime(notice), zone) : null;
}

function noticeTime({ noticeSentAt, noticeGivenAt }: FactOf<'ConsumerCancelled'>): Moment {
  return momentOf(noticeSentAt ?? noticeGivenAt ?? '');
}
