import { describeGoldenEvents } from '#eventing-testing';
import { fileURLToPath } from 'node:url';
import { delayEventSamples } from '../testing/delay-samples.js';
import { orderStory } from '../testing/order-story.js';
import { delayEvents, fulfilmentPolicyEvents, orderingEvents } from './index.js';

describeGoldenEvents(
  { ...orderingEvents, ...delayEvents, ...fulfilmentPolicyEvents },
  fileURLToPath(new URL('./golden', import.meta.url)),
  {
    ...Object.fromEntries(orderStory.map(({ type, data }) => [type, data])),
    ...delayEventSamples(),
    'ordering.FulfilmentPolicySet': { policy: { groupWaitDays: 10 }, reason: 'units lay for weeks' },
  },
);
