import { requiredClauses, silenceMeans } from '../mitor/notice-requirements.js';
import { mitorScope } from '../mitor/scope.js';
import { evaluateMitor } from '../scenario/evaluate-mitor.js';
import type { JurisdictionPack } from './pack.js';

export const usFtcMitor: JurisdictionPack = {
  id: 'US-FTC-MITOR',
  version: 1,
  title: 'US FTC Mail, Internet, or Telephone Order Merchandise Rule',
  source:
    '16 CFR Part 435 (79 FR 55619, 17 Sept. 2014), as of 2026-09-18; FTC Business Guide where it is said',
  notCovered: [
    'When a solicitation is made (435.1(g)): the stated time is taken as given',
    'Premiums, free samples and sale on approval',
    'State law that gives buyers equal or better rights (435.3(b)), except where a pack of its own has it',
  ],
  scope: mitorScope,
  clock: { event: 'CARRIER_HANDOVER', start: 'properly completed order (435.1(c))', defaultDays: 30 },
  onDelayKnown: { noticeRequired: true, by: 'end of the applicable time (435.2(b)(1))' },
  onSilence: silenceMeans,
  onConsumerMessage: 'may cancel before shipment once an option has been offered; may consent to the delay',
  onBoundary: 'AUTO_CANCEL',
  refundStandard: '7 working days, or one billing cycle where the seller is the creditor (435.1(b))',
  noticeRequirements: requiredClauses,
  retention: { years: 6, source: 'product choice: civil penalties reach back 5 years (FTC Business Guide)' },
  evaluate: evaluateMitor,
};
