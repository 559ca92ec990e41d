import { contractContinues } from './contract-continues.js';
import { deliveryWithGrace } from './delivery-law.js';
import type { JurisdictionPack } from './pack.js';

export const euCrd: JurisdictionPack = {
  ...contractContinues,
  id: 'EU-CRD',
  version: 1,
  title: 'European Union, delivery of goods to consumers',
  source: 'Directive 2011/83/EU art. 18',
  notCovered: [
    'A trader’s refusal to deliver, which lets the consumer terminate at once',
    'Withdrawal within 14 days (arts. 9 to 13)',
    'Variants in the law of member states',
  ],
  clock: { event: 'DELIVERY', start: 'contract concluded', defaultDays: 30 },
  onConsumerMessage:
    'sets an appropriate additional period, then may terminate; at once where the date is essential',
  refundStandard: 'WITHOUT_UNDUE_DELAY',
  evaluate: (input) => deliveryWithGrace(input, 'DELIVERY'),
};
