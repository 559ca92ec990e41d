import { describe, expect, it } from '@jest/globals';
import { processSpec } from './process-spec.js';
import { placed, sampleProcess } from './sample-process.js';

const spec = processSpec(sampleProcess);
const order = { event: placed(['b1', 'x', 'y']) };
const reserved = { outcomeOf: 'test.Reserve', is: { ok: {} } };

describe('processSpec', () => {
  it('states the effects of an input as whole values', async () => {
    await spec
      .given()
      .when(order)
      .thenEffects(
        { kind: 'issue', command: 'test.Reserve', payload: { sku: 'x' } },
        { kind: 'issue', command: 'test.Reserve', payload: { sku: 'y' } },
        { kind: 'timer', name: 'unanswered', dueAt: '2026-01-06T15:00:00.000Z' },
      );
  });

  it('answers pending commands one by one', async () => {
    await spec
      .given(order, reserved)
      .when({ outcomeOf: 'test.Reserve', is: { rejected: { code: 'NONE', message: 'no stock' } } })
      .thenEffects(
        { kind: 'cancel-timer', name: 'unanswered' },
        { kind: 'issue', command: 'test.Confirm', payload: { outcomes: ['ok', 'NONE'] } },
      );
  });

  it('ignores a timer that was cancelled, and events before the first', async () => {
    await spec.given(order, reserved, reserved).when({ timer: 'unanswered' }).thenIgnored();
    await spec
      .given()
      .when({ event: { ...placed(['b1']), type: 'test.Noted' } })
      .thenIgnored();
  });

  it('refuses a process whose react changes the state', async () => {
    const impure = processSpec({
      ...sampleProcess,
      react: (state) => {
        Object.assign(state as object, { placed: 7 });
        return [];
      },
    });
    await expect(impure.given().when(order).thenEffects()).rejects.toThrow();
  });
});
