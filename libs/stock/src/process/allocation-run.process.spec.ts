import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { served } from '../testing/sku-events.js';
import { allocationRun } from './allocation-run.process.js';

const { type, data } = served('RECEIPT', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 }]);

describe('the allocation run', () => {
  it('asks for the next round when a round left servable lines behind', async () => {
    await processSpec(allocationRun)
      .given()
      .when({ event: { type, data: { ...data, more: true } } })
      .thenEffects(
        {
          kind: 'issue',
          command: 'stock.AllocateBackorders',
          payload: { location: 'main', sku: 'CHAI', requested: false },
        },
        { kind: 'complete' },
      );
  });

  it('ignores a round that served all it could', async () => {
    await processSpec(allocationRun)
      .given()
      .when({ event: { type, data: { ...data, more: false } } })
      .thenIgnored();
  });
});
