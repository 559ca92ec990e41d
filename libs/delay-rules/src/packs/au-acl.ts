import type { Outcome } from '../scenario/outcome.js';
import type { ScenarioInput } from '../scenario/scenario-input.js';
import { contractContinues } from './contract-continues.js';
import type { JurisdictionPack } from './pack.js';

export const auAcl: JurisdictionPack = {
  ...contractContinues,
  id: 'AU-ACL',
  version: 1,
  title: 'Australia, supply within the stated or a reasonable time',
  source: 'Australian Consumer Law, as the ACCC sums it up',
  notCovered: ['What a reasonable time is', 'Defences', 'A period for refunds: none is fixed'],
  clock: { event: 'SUPPLY', start: 'agreed', defaultDays: null },
  onConsumerMessage: 'negotiates, or complains to the regulator',
  refundStandard: 'NOT_FIXED',
  evaluate,
};

function evaluate({ agreedDeliveryDate }: ScenarioInput): Outcome {
  return {
    standard: agreedDeliveryDate ? 'STATED_TIME' : 'REASONABLE_TIME',
    deliverBy: agreedDeliveryDate ?? null,
    clockEvent: 'SUPPLY',
    autoCancel: false,
    refundStandard: 'NOT_FIXED',
  };
}
