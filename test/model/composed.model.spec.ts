import { allocatedUnits } from '#ordering/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectAgreement } from './agreement.js';
import { longQueues } from './any-long-queue.js';
import { type Action, scripts } from './any-script.js';
import { Play } from './play.js';

/** More runs, and the repetition of one, by hand: MODEL_RUNS=5000 MODEL_SEED=-1 npm test -- test/model. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 200);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now());
const EFFORT = Math.max(1, RUNS / 200);

async function played(script: readonly Action[], options = { disturbed: true }): Promise<Play> {
  const play = new Play();
  await play.play(script, options);
  await expectAgreement(play);
  return play;
}

/** A failure tells the seed and the path of the shortest script. */
const check = (property: fc.IAsyncProperty<[Action[]]>, numRuns: number) =>
  fc.assert(property, {
    numRuns,
    seed: SEED,
    interruptAfterTimeLimit: EFFORT * 8000,
    markInterruptAsFailure: false,
  });

describe(`orders, SKUs and processes under any interleaving (seed ${SEED})`, () => {
  it(
    'conserve units at every event, and agree on every line when all is delivered',
    () =>
      check(
        fc.asyncProperty(scripts, async (script) => void (await played(script))),
        RUNS,
      ),
    EFFORT * 60_000,
  );

  it(
    'write the same log when nothing is repeated and nobody forgets',
    () => {
      const property = fc.asyncProperty(scripts, async (script) => {
        const { world } = await played(script);
        const calm = await played(script, { disturbed: false });
        expect(world.log).toEqual(calm.world.log);
      });
      return check(property, RUNS / 5);
    },
    EFFORT * 60_000,
  );

  it('come to rest where two ship groups hold what the other lacks: one of them gets both', async () => {
    const line = { quantity: 1, shipPolicy: 'TOGETHER', requiredDate: null, reservation: null } as const;
    const [chai, tofu] = [{ ...line, sku: 'CHAI' } as const, { ...line, sku: 'TOFU' } as const];
    const { ledgers } = await played([
      { do: 'place', tier: 5, lines: [chai, tofu] },
      { do: 'place', tier: 5, lines: [chai, { ...tofu, requiredDate: '2026-01-09' }] },
      { do: 'settle' },
      { do: 'receive', sku: 'CHAI', quantity: 1 },
      { do: 'receive', sku: 'TOFU', quantity: 1 },
    ]);
    const units = [...ledgers.orders.values()].map(({ lines }) => lines.map(allocatedUnits));
    expect(units.toSorted()).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it(
    'serve a queue that is longer than a round',
    () =>
      check(
        fc.asyncProperty(longQueues, async (script) => void (await played(script))),
        Math.ceil(RUNS / 100),
      ),
    EFFORT * 60_000,
  );
});
