import { describeGoldenEvents } from '#eventing-testing';
import { fileURLToPath } from 'node:url';
import { deadlinesFirst } from '../testing/policy-samples.js';
import { priorityPolicyEvents } from '#backorder/contract';

const scope = { location: 'main', sku: null, category: 'Lamps' };

describeGoldenEvents(priorityPolicyEvents, fileURLToPath(new URL('../contract/golden', import.meta.url)), {
  'backorder.PriorityPolicyPublished': {
    scope,
    policy: { ...deadlinesFirst, version: 2 },
    reason: 'the season of late lamps',
  },
  'backorder.PriorityPolicyWithdrawn': { scope, name: 'deadlines-first', version: 2, reason: 'it is over' },
});
