import { describeGoldenEvents } from '#eventing-testing';
import { fileURLToPath } from 'node:url';
import { delayEventSamples } from '../testing/delay-samples.js';
import { orderStory } from '../testing/order-story.js';
import { delayEvents, orderingEvents } from './index.js';

describeGoldenEvents(
  { ...orderingEvents, ...delayEvents },
  fileURLToPath(new URL('./golden', import.meta.url)),
  { ...Object.fromEntries(orderStory.map(({ type, data }) => [type, data])), ...delayEventSamples() },
);
