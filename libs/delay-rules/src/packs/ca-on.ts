import { contractContinues } from './contract-continues.js';
import { cancellableAfterGrace } from './delivery-law.js';
import type { JurisdictionPack } from './pack.js';

export const caOn: JurisdictionPack = {
  ...contractContinues,
  id: 'CA-ON',
  version: 1,
  title: 'Ontario, late delivery of future performance and internet agreements',
  source: 'Consumer Protection Act, 2002 (Ont.) ss. 26, 92, 94, 96, 99; O. Reg. 17/05',
  notCovered: [
    'The Consumer Protection Act, 2023',
    'The right lost by agreeing to late delivery after the grace is over',
    'Cancellation for defects in the information given',
  ],
  clock: { event: 'DELIVERY', start: 'agreed day, else day of the agreement', defaultDays: 30 },
  onConsumerMessage: 'may cancel any time before delivery once 30 days are over',
  refundStandard: '15 days after the notice',
  evaluate: (input) => cancellableAfterGrace(input, 'DELIVERY'),
};
