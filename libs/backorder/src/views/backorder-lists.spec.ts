import { GivenViews } from '#eventing-testing';
import type { Where } from '#query-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { overridden } from '../testing/override-events.js';
import { sourced } from '../testing/queue-events.js';
import { backorderProjections, BackorderQueries } from './index.js';

const views = new GivenViews(backorderProjections);
let queries: BackorderQueries;

beforeAll(async () => {
  queries = new BackorderQueries(await views.start());
});

afterAll(() => views.stop());

describe('lists of backorders', () => {
  it('are filtered by what ranks a backorder', async () => {
    const ranking = { channel: 'web', segment: 'partner', legalDeadline: '2026-02-01' };
    await views.happened(
      sourced('gift', 1, { tags: ['web', 'gift'], ranking }),
      sourced('plain', 1, { tags: [] }),
      overridden('pin', { plain: { key: '1V', pinned: true, onHold: true } }),
    );
    const found = (where: Where) => queries.list('main', { where }).rows.map(({ orderRef }) => orderRef);
    expect(found({ tag: { eq: 'gift' } })).toEqual(['SO-gift']);
    expect(found({ tag: { in: ['gift', 'other'] } })).toEqual(['SO-gift']);
    expect(found({ tag: { contains: 'if' }, channel: { eq: 'web' } })).toEqual(['SO-gift']);
    expect(found({ NOT: { tag: { eq: 'web' } } })).toEqual(['SO-plain']);
    expect(found({ segment: { eq: 'partner' } })).toEqual(['SO-gift']);
    expect(found({ legalDeadline: { lte: '2026-02-01' } })).toEqual(['SO-gift']);
    expect(found({ legalDeadline: { isNull: true } })).toEqual(['SO-plain']);
    expect(found({ pinned: { eq: true } })).toEqual(['SO-plain']);
    expect(found({ onHold: { eq: true } })).toEqual(['SO-plain']);
    expect(found({ state: { eq: 'WAITING' } })).toEqual(['SO-gift']);
  });

  it('go on where they were when somebody moves rows under the reader', async () => {
    await views.happened(...['1', '2', '3', '4'].map((name) => sourced(name, 1, { sku: 'MOVING' })));
    const first = queries.queue('main', 'main', 'MOVING', { first: 2 });
    await views.happened(overridden('up', { '4': { key: '2V', moved: true } }, { sku: 'MOVING' }));
    const second = queries.queue('main', 'main', 'MOVING', { first: 2, after: first.cursors.at(-1) });
    expect(second.rows).toMatchObject([{ orderRef: 'SO-3', position: 4, quantityAhead: 3 }]);
    expect(second.hasNextPage).toBe(false);
  });
});
