import { describeGoldenEvents } from '#eventing-testing';
import { fileURLToPath } from 'node:url';
import { orderStory } from '../testing/order-story.js';
import { orderingEvents } from './index.js';

describeGoldenEvents(
  orderingEvents,
  fileURLToPath(new URL('./golden', import.meta.url)),
  Object.fromEntries(orderStory.map(({ type, data }) => [type, data])),
);
