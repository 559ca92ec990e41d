import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { queueWatch } from './queue-watch.process.js';

const { given } = processSpec(queueWatch);
const PLACE = { location: 'main', sku: 'LAMP' };
const NEXT = 'after-the-hundredth';

const event = (type: string, more: { readonly backordered?: number } = {}) => ({
  event: { type: `stock.${type}`, data: { ...PLACE, quantity: 5, ...more } },
});
const rescheduled = event('SupplyRescheduled');
const timer = { kind: 'timer', name: 'look', dueAt: '2026-01-05T15:00:02.000Z' } as const;
const look = (after: string | null) =>
  ({ kind: 'issue', command: 'compliance.LookAtQueue', payload: { ...PLACE, after } }) as const;
const looked = (next: string | null) => ({ outcomeOf: 'compliance.LookAtQueue', is: { ok: { next } } });

describe('a queue', () => {
  it('is looked at once, two seconds after the first change of a burst', async () => {
    await given().when(rescheduled).thenEffects(timer);
    await given(rescheduled).when(event('SupplyCancelled')).thenEffects();
    await given(rescheduled, event('StockCounted')).when({ timer: 'look' }).thenEffects(look(null));
  });

  it('is looked at when the release of its item was set or moved', async () => {
    await given().when(event('ItemReleaseSet')).thenEffects(timer);
  });

  it('is looked at part by part, to its end', async () => {
    const asked = [rescheduled, { timer: 'look' }];
    await given(...asked)
      .when(looked(NEXT))
      .thenEffects(look(NEXT));
    await given(...asked, looked(NEXT))
      .when(looked(null))
      .thenEffects();
  });

  it('is not walked on where the look was refused', async () => {
    const refused = { rejected: { code: 'NONE', message: 'no such queue' } };
    await given(rescheduled, { timer: 'look' })
      .when({ outcomeOf: 'compliance.LookAtQueue', is: refused })
      .thenEffects();
  });

  it('that changes while it is looked at is looked at again', async () => {
    await given(rescheduled, { timer: 'look' }).when(rescheduled).thenEffects(timer);
    await given(rescheduled, { timer: 'look' }, looked(NEXT)).when(rescheduled).thenEffects(timer);
  });

  it('concerns nobody until supply was expected for it', async () => {
    await given().when(event('StockCounted')).thenIgnored();
  });

  it('is moved by an order that must wait, and not by one that takes what is free', async () => {
    const watched = [rescheduled, { timer: 'look' }, looked(null)];
    await given(...watched)
      .when(event('LineSourced', { backordered: 0 }))
      .thenIgnored();
    await given(...watched)
      .when(event('LineSourced', { backordered: 2 }))
      .thenEffects(timer);
  });
});
