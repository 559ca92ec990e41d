import { describeGoldenEvents } from '#eventing-testing';
import { purchaseOrderEvents } from '#supply/contract';
import { fileURLToPath } from 'node:url';
import { purchaseStory } from '../testing/purchase-orders.js';

describeGoldenEvents(
  purchaseOrderEvents,
  fileURLToPath(new URL('../contract/golden', import.meta.url)),
  Object.fromEntries(purchaseStory().map(({ type, data }) => [type, data])),
);
