import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => {
  story = await Story.begin();
  for (const ref of ['A', 'B', 'C']) await story.place(ref, [{ sku: 'LAMP', quantity: 2 }]);
});
afterEach(() => story.end());

const BATCH = `id by action targetClass reasonCode note changed undone undoes undoneBy
  changes { totalCount nodes { backorderId sku fromRank toRank undoneBy
    before { pinned priorityClass onHold } after { pinned priorityClass onHold } } }`;

describe('whoever looks after a queue', () => {
  it('sees who changed it by hand, what that did and why, and what was undone', async () => {
    const c = await story.backorderOf('C');
    const { batchId } = await story.reprioritise(['C'], { kind: 'PIN' }, { note: 'signed in May' });
    const { batchId: undoing } = await story.undo({ batchId, reasonCode: 'DATA_ERROR' });
    const { reprioritisationBatches, reprioritisationBatch } = await story.read(
      `reprioritisationBatches(minPosition: $p) { totalCount nodes { id action undoes } }
       reprioritisationBatch(minPosition: $p, id: "${String(batchId)}") { ${BATCH} }`,
    );
    expect(reprioritisationBatches).toEqual({
      totalCount: 2,
      nodes: [
        { id: undoing, action: 'UNDO', undoes: batchId },
        { id: batchId, action: 'PIN', undoes: null },
      ],
    });
    const byPolicy = { pinned: false, priorityClass: null, onHold: false };
    expect(reprioritisationBatch).toEqual({
      ...{ id: batchId, by: expect.stringContaining('key:'), action: 'PIN', targetClass: null },
      ...{ reasonCode: 'CONTRACT', note: 'signed in May', changed: 1, undone: 1 },
      ...{ undoes: null, undoneBy: undoing },
      changes: {
        totalCount: 1,
        nodes: [
          {
            ...{ backorderId: c, sku: 'LAMP', fromRank: 3, toRank: 1, undoneBy: undoing },
            before: byPolicy,
            after: { ...byPolicy, pinned: true },
          },
        ],
      },
    });
  });

  it('sees at each backorder what was set by hand, and finds it by that', async () => {
    await story.reprioritise(['B'], { kind: 'SET_CLASS', priorityClass: 1 }, { note: 'complained twice' });
    await story.reprioritise(['C'], { kind: 'HOLD' });
    const fields = `orderRef priorityClass priorityClassOverridden pinned moved onHold holdReasons policyVersion
      lastReprioritised { reasonCode note }`;
    const { backorderQueue, held } = await story.read(
      `backorderQueue(sku: "LAMP", minPosition: $p) { nodes { ${fields} } }
       held: backorders(minPosition: $p, where: { onHold: { eq: true } }) { nodes { orderRef } }`,
    );
    const plain = { pinned: false, moved: false, onHold: false, holdReasons: [], policyVersion: 'default-1' };
    expect(backorderQueue).toEqual({
      nodes: [
        {
          ...{ orderRef: 'B', priorityClass: 1, priorityClassOverridden: true, ...plain },
          lastReprioritised: { reasonCode: 'CONTRACT', note: 'complained twice' },
        },
        {
          ...{ orderRef: 'A', priorityClass: 5, priorityClassOverridden: false, ...plain },
          lastReprioritised: null,
        },
        {
          ...{ orderRef: 'C', priorityClass: 5, priorityClassOverridden: false, ...plain },
          ...{ onHold: true, holdReasons: ['BACKORDER'] },
          lastReprioritised: { reasonCode: 'CONTRACT', note: null },
        },
      ],
    });
    expect(held).toEqual({ nodes: [{ orderRef: 'C' }] });
  });
});
