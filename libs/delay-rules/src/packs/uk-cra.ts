import { contractContinues } from './contract-continues.js';
import { deliveryWithGrace } from './delivery-law.js';
import type { JurisdictionPack } from './pack.js';

export const ukCra: JurisdictionPack = {
  ...contractContinues,
  id: 'UK-CRA',
  version: 1,
  title: 'United Kingdom, delivery of goods to consumers',
  source: 'Consumer Rights Act 2015 s. 28',
  notCovered: [
    'A trader’s refusal to deliver, which lets the consumer terminate at once',
    'Cancellation within 14 days (Consumer Contracts Regulations 2013)',
  ],
  clock: { event: 'DELIVERY', start: 'day on which the contract is entered into', defaultDays: 30 },
  onConsumerMessage:
    'sets an appropriate period, then may treat the contract as at an end; at once where time is essential',
  refundStandard: 'WITHOUT_UNDUE_DELAY',
  evaluate: (input) => deliveryWithGrace(input, 'DELIVERY'),
};
