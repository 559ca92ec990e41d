import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { followUps } from './follow-ups.process.js';

const { given } = processSpec(followUps);
const orderId = deterministicId('order');
const because = deterministicId('the event');
const handedOverAt = '2026-01-05T15:00:00.000Z';
const dueAt = '2026-01-15T15:00:00.000Z';
const lines = [{ lineId: deterministicId('lamp'), quantity: 2 }];
const shipment = { carrier: 'UPS', tracking: null, lines };

const shipped = {
  event: {
    id: because,
    type: 'ordering.ShipmentConfirmed',
    data: { orderId, shipmentId: deterministicId('shipment'), ...shipment, handedOverAt },
  },
};
const planned = (at: string | null) => ({
  outcomeOf: 'compliance.PlanFollowUp',
  is: { ok: { dueAt: at } },
});

describe('a shipment', () => {
  it('has its follow-up planned', async () => {
    await given()
      .when(shipped)
      .thenEffects({ kind: 'issue', command: 'compliance.PlanFollowUp', payload: { handedOverAt } });
  });

  it('is followed up when the time has come', async () => {
    await given(shipped).when(planned(dueAt)).thenEffects({ kind: 'timer', name: 'ask', dueAt });
    await given(shipped, planned(dueAt))
      .when({ timer: 'ask' })
      .thenEffects(
        {
          kind: 'issue',
          command: 'compliance.TellBuyer',
          payload: { because, orderId, kind: 'FOLLOW_UP', shipment },
        },
        { kind: 'complete' },
      );
  });

  it('begins an instance only where somebody wants it followed up', () => {
    expect(followUps.takesUp?.({ ok: { dueAt } })).toBe(true);
    expect(followUps.takesUp?.({ ok: { dueAt: null } })).toBe(false);
  });

  it('is not followed up where nobody wants it', async () => {
    await given(shipped).when(planned(null)).thenEffects({ kind: 'complete' });
  });
});
