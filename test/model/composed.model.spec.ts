import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { expectAgreement } from './agreement.js';
import { scripts } from './any-script.js';
import { Play } from './play.js';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 300);

describe('orders, SKUs and processes under any interleaving', () => {
  it('conserve units at every event, and agree on every line when all is delivered', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const play = new Play();
        await play.play(script);
        await expectAgreement(play);
      }),
      { numRuns: RUNS },
    );
  }, Number(process.env["MODEL_MS"] ?? 30_000));
});
