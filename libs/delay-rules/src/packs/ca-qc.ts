import { contractContinues } from './contract-continues.js';
import { cancellableAfterGrace } from './delivery-law.js';
import type { JurisdictionPack } from './pack.js';

export const caQc: JurisdictionPack = {
  ...contractContinues,
  id: 'CA-QC',
  version: 1,
  title: 'Quebec, distance contracts',
  source: 'Consumer Protection Act (Que.) ss. 54.9 to 54.14, as the OPC sums them up',
  notCovered: [
    'Limits on taking money before delivery',
    'The right lost by accepting delivery',
    'Cancellation for defects in the information given',
  ],
  clock: { event: 'RECEIPT', start: 'agreed day, else day of the purchase', defaultDays: 30 },
  onConsumerMessage: 'may cancel before receipt once 30 days are over; effective on sending',
  refundStandard: '15 days after the notice',
  evaluate: (input) => cancellableAfterGrace(input, 'RECEIPT'),
};
