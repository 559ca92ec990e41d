import { addDays, dateOf, momentOf } from '../calendar/legal-day.js';
import type { Outcome } from '../scenario/outcome.js';
import { type ScenarioInput, needed } from '../scenario/scenario-input.js';
import { contractContinues } from './contract-continues.js';
import { factsOf } from './facts-known.js';
import type { JurisdictionPack } from './pack.js';

const DAYS_TO_ACT = 30;
const REFUND_DAYS = 7;

export const usCa17538: JurisdictionPack = {
  ...contractContinues,
  id: 'US-CA-17538',
  version: 1,
  title: 'California, orders by mail, telephone, internet or catalogue',
  source: 'Cal. Bus. & Prof. Code § 17538; LA County DCBA summary for the week',
  notCovered: [
    'The exceptions of § 17538.3 (advertised delay, goods that cannot be stocked, serial instalments, strikes)',
    'The longer period with an application for credit',
    'Return of a substitute at the vendor’s cost',
  ],
  clock: { event: 'SHIP_MAIL_OR_PROVIDE', start: 'payment accepted', defaultDays: DAYS_TO_ACT },
  onDelayKnown: {
    noticeRequired: true,
    by: '30 days after payment, as one of four lawful acts (§ 17538(a))',
  },
  onConsumerMessage: 'may ask for the refund that the notice of delay offers',
  refundStandard: 'one week from the request',
  evaluate,
};

function evaluate(input: ScenarioInput): Outcome {
  const zone = needed(input, 'complianceZone');
  const accepted = dateOf(momentOf(needed(input, 'paymentAcceptedAt')), zone);
  const [request] = factsOf(input, 'BuyerRequestedRefund');
  return {
    actBy: input.agreedDeliveryDate ?? addDays(accepted, DAYS_TO_ACT),
    clockEvent: 'SHIP_MAIL_OR_PROVIDE',
    autoCancel: false,
    refundDueBy: request ? addDays(dateOf(momentOf(request.receivedAt), zone), REFUND_DAYS) : null,
  };
}
