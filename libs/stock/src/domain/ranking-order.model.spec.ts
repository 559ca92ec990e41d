import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyPolicy, learn } from '../testing/queue-commands.js';
import { samplePolicies } from '../testing/sample-policies.js';
import { sourceLine } from '../testing/sku-commands.js';
import { SkuHistory } from '../testing/sku-history.js';

const day = fc.constantFrom(null, '2026-01-09', '2026-02-01');
const word = fc.record({ paid: fc.boolean(), promisedDate: day, legalDeadline: day });
const LINES = ['a', 'b', 'c'];

/** What orders said of their lines, in turn: who speaks, and the words. Each is told at least once, in any order. */
const told = fc
  .array(fc.tuple(fc.constantFrom(...LINES), word), { minLength: 1, maxLength: 8 })
  .map((words) => words.map(([name, ranking], nth) => learn(name, ranking, nth + 1)))
  .chain((inTurn) =>
    fc.record({
      inTurn: fc.constant(inTurn),
      delivered: fc
        .array(fc.constantFrom(...inTurn), { maxLength: 6 })
        .chain((again) =>
          fc.shuffledSubarray([...inTurn, ...again], { minLength: inTurn.length + again.length }),
        ),
    }),
  );

function queueAfter(policy: (typeof samplePolicies)[number], commands: readonly ReturnType<typeof learn>[]) {
  const history = new SkuHistory();
  const ranking = { paid: false, promisedDate: null, legalDeadline: null };
  const waiting = LINES.map((name) => sourceLine(name, 2, { ranking }));
  for (const each of [applyPolicy(policy), ...waiting, ...commands]) history.try(each);
  return [...history.state.queue].map(({ demandId, key, facts }) => ({ demandId, key, facts }));
}

describe('what orders say of their waiting lines', () => {
  it('ranks them the same, in whatever order and however often it arrives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samplePolicies), told, (policy, { inTurn, delivered }) => {
        expect(queueAfter(policy, delivered)).toEqual(queueAfter(policy, inTurn));
      }),
    );
  });
});
