import { afterEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

const CLOCK = 'clock { now sandbox }';
const LATER = '2026-02-14T15:00:00.000Z';

let story: Story;
afterEach(() => story.end());

/** Asks until the queue is empty; what hangs is ended by the time limit of the test. */
async function untilServed(sku: string): Promise<void> {
  while ((await story.queue(sku)).length > 0);
}

describe('in a sandbox', () => {
  it('what is due in a month happens now, and time goes on from there after a restart', async () => {
    story = await Story.begin('admin', { CLOCK: 'sandbox' });
    await story.stock('receiveStock', { sku: 'VASE', quantity: 2 });
    const expiresAt = '2026-02-05T15:00:00.000Z';
    await story.stock('reserveStock', { sku: 'VASE', quantity: 2, expiresAt });
    await story.place('A', [{ sku: 'VASE', quantity: 1 }]);
    expect(await story.queue('VASE')).toEqual([['A', 1, null]]);
    expect(await story.advanceClock({ by: 'P40D' })).toMatchObject({
      __typename: 'ClockAdvanced',
      clock: { now: LATER, sandbox: true },
    });
    await untilServed('VASE');
    await story.api.restart();
    expect(await story.read(CLOCK)).toEqual({ clock: { now: LATER, sandbox: true } });
    expect(await story.advanceClock({ to: '2026-03-01T00:00:00Z' })).toMatchObject({
      clock: { now: '2026-03-01T00:00:00.000Z' },
    });
  });

  it('a move is made once, forward only, and a wrong one names its field', async () => {
    story = await Story.begin('admin', { CLOCK: 'sandbox' });
    const once = { idempotencyKey: 'once', by: 'P40D' };
    expect(await story.advanceClock(once)).toMatchObject({ repeated: false, clock: { now: LATER } });
    expect(await story.advanceClock(once)).toMatchObject({ repeated: true, clock: { now: LATER } });
    expect(await story.advanceClock({ to: LATER })).toMatchObject({
      code: 'CLOCK_NOT_FORWARD',
      path: ['to'],
    });
    await expect(story.advanceClock({ by: '-P1D' })).rejects.toThrow(
      'input.by: must be an ISO 8601 duration',
    );
    expect(await story.read(CLOCK)).toEqual({ clock: { now: LATER, sandbox: true } });
  });
});

describe('outside a sandbox', () => {
  it('time is told, and not moved', async () => {
    story = await Story.begin('admin');
    expect(await story.advanceClock({ by: 'P40D' })).toMatchObject({ code: 'NOT_A_SANDBOX' });
    expect(await story.read(CLOCK)).toEqual({ clock: { now: '2026-01-05T15:00:00.000Z', sandbox: false } });
  });
});
