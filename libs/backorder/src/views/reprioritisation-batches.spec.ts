import { GivenViews, projectionSpec } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { batchId, BY_POLICY, overridden } from '../testing/override-events.js';
import { demand, happened } from '../testing/queue-events.js';
import { ReprioritisationQueries } from './index.js';
import { reprioritisationBatchesProjection } from './reprioritisation-batches.projection.js';

const pin = overridden(
  'pin',
  { a: { key: '1V', pinned: true }, b: { key: '2V', pinned: true } },
  { note: 'by phone' },
);
const undo = overridden('undo', { b: {} }, { action: null, undoes: 'pin' });
const elsewhere = happened('stock.BackordersReprioritised', {
  ...pin.data,
  sku: 'TOFU',
  changes: [{ ...pin.data.changes[0]!, ...demand('c') }],
});
const foreign = { ...pin, stream: pin.stream.replace('main', 'other') };
const views = new GivenViews([reprioritisationBatchesProjection]);
let queries: ReprioritisationQueries;

beforeAll(async () => {
  queries = new ReprioritisationQueries(await views.start());
  await views.happened(pin, elsewhere, foreign, undo);
});

afterAll(() => views.stop());

describe('the batches of changes by hand', () => {
  it('are the same however often and in whatever pages the log is read', async () => {
    const sql = (table: (name: string) => string) =>
      `SELECT changes, undone, undone_by AS by FROM ${table('reprioritisation_batches')} ORDER BY seq`;
    await projectionSpec(reprioritisationBatchesProjection)
      .given([pin, elsewhere, undo])
      .thenRows(sql, [
        { changes: 3, undone: 1, by: batchId('undo') },
        { changes: 1, undone: 0, by: null },
      ]);
  });

  it('say what was done and why, and what was undone by which batch', () => {
    expect(queries.batch('main', batchId('pin'))).toMatchObject({
      action: '{"kind":"PIN"}',
      ...{ reasonCode: 'CUSTOMER_ESCALATION', note: 'by phone', undoes: null },
      ...{ changes: 3, undone: 1, undoneBy: batchId('undo') },
    });
    expect(queries.batch('main', batchId('undo'))).toMatchObject({
      ...{ action: null, undoes: batchId('pin'), undoneBy: null, changes: 1 },
    });
  });

  it('show each demand with its ranks and placements, of all SKUs, in turn', () => {
    const first = queries.changes('main', batchId('pin'), { first: 2 });
    const second = queries.changes('main', batchId('pin'), { after: first.cursors.at(-1) });
    expect([...first.rows, ...second.rows]).toMatchObject([
      {
        ...{ demandId: demand('a').demandId, sku: 'CHAI', fromRank: 2, toRank: 1, undoneBy: null },
        before: JSON.stringify(BY_POLICY),
        after: JSON.stringify({ ...BY_POLICY, key: '1V', pinned: true }),
      },
      { demandId: demand('b').demandId, sku: 'CHAI', fromRank: 3, toRank: 2, undoneBy: batchId('undo') },
      { demandId: demand('c').demandId, sku: 'TOFU', undoneBy: null },
    ]);
  });

  it('are listed, the latest first, and found by what was done', () => {
    const ids = (where = {}) => queries.list('main', { where }).rows.map((row) => row.batchId);
    expect(ids()).toEqual([batchId('undo'), batchId('pin')]);
    expect(ids({ undone: { eq: true } })).toEqual([batchId('pin')]);
    expect(ids({ action: { eq: 'UNDO' } })).toEqual([batchId('undo')]);
    expect(queries.count('main', { reasonCode: { eq: 'OTHER' } })).toBe(0);
  });

  it('are never those of another tenant', () => {
    expect(queries.list('other', {}).rows).toHaveLength(1);
    expect(queries.batch('other', batchId('undo'))).toBeNull();
    expect(queries.batch('other', batchId('pin'))).toMatchObject({ changes: 2, undone: 0 });
  });
});
