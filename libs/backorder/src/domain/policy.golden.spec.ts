import { describeGoldenEvents } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { fileURLToPath } from 'node:url';
import { deadlinesFirst } from '../testing/policy-samples.js';
import { batchEvents, priorityPolicyEvents } from '#backorder/contract';

const id = (name: string) => deterministicId('golden', name);
const scope = { location: 'main', sku: null, category: 'Lamps' };

describeGoldenEvents(
  { ...batchEvents, ...priorityPolicyEvents },
  fileURLToPath(new URL('../contract/golden', import.meta.url)),
  {
    'backorder.OverrideBatchAnswered': {
      ...{ batchId: id('batch'), applied: true },
      rows: [
        { demandId: id('demand 1'), status: 'CHANGED', fromRank: 3, toRank: 1, code: null, message: null },
        {
          ...{ demandId: id('demand 2'), status: 'FAILED', fromRank: null, toRank: null },
          ...{ code: 'BACKORDER_NOT_FOUND', message: 'it is not waiting' },
        },
      ],
      events: [{ id: id('event'), type: 'stock.BackordersReprioritised' }],
      revision: 7,
    },
    'backorder.PriorityPolicyPublished': {
      scope,
      policy: { ...deadlinesFirst, version: 2 },
      reason: 'the season of late lamps',
    },
    'backorder.PriorityPolicyWithdrawn': { scope, name: 'deadlines-first', version: 2, reason: 'it is over' },
  },
);
