import { describeGoldenEvents } from '#eventing-testing';
import { fileURLToPath } from 'node:url';
import { policyEvents } from './index.js';

describeGoldenEvents(policyEvents, fileURLToPath(new URL('./golden', import.meta.url)), {
  'compliance.PolicySet': {
    policy: {
      seller: { name: 'Lamps & Co', replyAddress: 'orders@lamps.example', phone: null },
      language: 'en',
      options: 'SEND',
      marginDays: 3,
      undatedReason: 'our supplier gives no date',
      messages: ['SHIPPED'],
      goodwill: [{ kind: 'SHIPPING_UPGRADE', description: 'express at our cost', amountMinor: 900 }],
    },
    reason: 'the shop opens',
  },
});
