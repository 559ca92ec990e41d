import type { CommandMeta, Execution } from '#eventing';
import { deterministicId } from '#kernel';
import type { StockCommand } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import { planToken } from './plan-token.js';
import { type BatchAnswers, placed } from './batch-answers.js';
import { PlanApplier } from './plan-applier.js';
import { QueueBatches } from './queue-batches.js';
import type { QueueDesk } from './queue-desk.js';

const id = (name: string) => deterministicId('test', name);
const META: CommandMeta = {
  commandId: id('request'),
  correlationId: 'c',
  causationId: 'c',
  actor: 'key:1',
  tenant: 'main',
};
const target = (sku: string) => ({
  ...{ location: 'main', sku },
  ...{ orderId: id(`order ${sku}`), lineId: id(`line ${sku}`), demandId: id(`demand ${sku}`) },
});
const place = (key: string) => ({ key, pinned: false, moved: false, priorityClass: null, onHold: false });

/** Remembers nothing. */
const answers: BatchAnswers = {
  has: () => Promise.resolve(false),
  once: async (_, __, run) => {
    const outcome = await run();
    return 'rejection' in outcome ? outcome : placed(outcome, 1n, false);
  },
};

/** Accepts what is asked of LAMP and, though it promised to, nothing of VASE. */
function desk(told: StockCommand[]): QueueDesk {
  return {
    simulate: () => Promise.reject(new Error('nobody asks for a copy')),
    outlook: () => Promise.reject(new Error('nobody asks for the queue')),
    refusal: () => Promise.resolve(null),
    execute: (command): Promise<Execution> => {
      told.push(command);
      if (command.sku === 'VASE') {
        const rejection = { code: 'PLAN_OUTDATED', message: 'too late' };
        return Promise.resolve({ outcome: 'rejected', rejection, revision: 1 } as unknown as Execution);
      }
      const change = { ...target('LAMP'), fromRank: 2, toRank: 1, before: place('5a'), after: place('2b') };
      const event = { id: id('event'), type: 'stock.BackordersReprioritised', data: { changes: [change] } };
      const accepted = { outcome: 'accepted', events: [event], revision: 1, position: 1n, repeated: false };
      return Promise.resolve(accepted as unknown as Execution);
    },
  };
}

const moved = (sku: string): StockCommand => {
  const { location, ...ref } = target(sku);
  const { orderId, lineId, demandId } = ref;
  return {
    ...{ type: 'stock.ReprioritiseBackorders', location, sku, batchId: id('batch') },
    action: { kind: 'MOVE_TO_TOP' },
    demands: [{ orderId, lineId, demandId }],
    ...{ reasonCode: 'CONTRACT', note: null },
  };
};

const undone = {
  ...{ type: 'stock.UndoReprioritisation', sku: 'LAMP', onChanged: 'SKIP' },
  rows: [{ demandId: id('demand LAMP'), expect: place('2b'), restore: place('5a') }],
};

describe('a refusal at the last moment', () => {
  it('has what other SKUs took of a batch put back, by a batch of its own', async () => {
    const told: StockCommand[] = [];
    const result = await new QueueBatches(desk(told), answers).reprioritise(
      {
        ...{ action: { kind: 'MOVE_TO_TOP' }, reasonCode: 'CONTRACT', note: null },
        ...{ targets: [target('LAMP'), target('VASE')], unknown: [], byIds: true, asked: {} },
        errorPolicy: 'ALL_OR_NOTHING',
      },
      META,
    );
    expect(result).toMatchObject({
      applied: false,
      rows: [{ status: 'UNCHANGED' }, { status: 'FAILED' }],
    });
    expect(told.map(({ sku }) => sku)).toEqual(['LAMP', 'VASE', 'LAMP']);
    expect(told[2]).toMatchObject({
      ...undone,
      undoes: deterministicId('batch', META.tenant, META.commandId),
    });
  });

  it('has what other SKUs took of a plan put back, so that nothing was done is true', async () => {
    const told: StockCommand[] = [];
    const token = planToken({
      ...{ tenant: 'main', expiresAt: '2026-01-01T00:00:00.000Z', revisions: [1, 1] },
      commands: [moved('LAMP'), moved('VASE')],
    });
    const applier = new PlanApplier(desk(told), { isExpired: () => false }, () => Promise.resolve([]));
    expect(await applier.apply(token, META)).toMatchObject({
      message: expect.stringContaining('so nothing was done'),
    });
    expect(told[2]).toMatchObject({ ...undone, undoes: id('batch') });
  });
});

describe('a batch on one SKU', () => {
  it('is decided by the SKU alone: nothing is tried before, and nothing copied', async () => {
    const told: StockCommand[] = [];
    const unasked = { ...desk(told), refusal: () => Promise.reject(new Error('nobody asks')) };
    const result = await new QueueBatches(unasked, answers).reprioritise(
      {
        ...{ action: { kind: 'MOVE_TO_TOP' }, reasonCode: 'CONTRACT', note: null },
        ...{ targets: [target('LAMP')], unknown: [], byIds: true, asked: {} },
        errorPolicy: 'ALL_OR_NOTHING',
      },
      META,
    );
    expect(result).toMatchObject({ applied: true, rows: [{ status: 'CHANGED', fromRank: 2, toRank: 1 }] });
    expect(told).toHaveLength(1);
  });
});
