import { assessMitor, DEFAULT_CONVENTIONS, type LineOutcome, lineOutcome, momentOf } from '#delay-rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderingCommand } from '../contract/index.js';
import {
  anyLateFacts,
  anyOrderStory,
  anyPlacing,
  type Happening,
  hourOf,
  MUCH_LATER,
  placedOrder,
  settle,
} from '../testing/any-order-story.js';
import { applyDeadlines, PLACED_AT } from '../testing/delay-samples.js';
import { MitorFacts, receivedOrder } from '../testing/mitor-facts.js';
import type { PlayedOrder } from '../testing/played-order.js';
import { evolve } from './order.evolve.js';
import { initialState, openUnits } from './order-state.js';
import { amountOwedInAll } from './refund-money.js';

const SETTING = { zone: 'America/New_York', conventions: DEFAULT_CONVENTIONS };
const RUNS = { numRuns: 60 };

interface Arrival {
  readonly now: string;
  readonly command: OrderingCommand;
}

/** In the order in which it was heard of; what is decided is decided when it happens. */
function arrivals(story: readonly Happening[]): readonly Arrival[] {
  return story
    .map(({ hour, heardAfter, report, late }, index) => {
      const heard = late ? hour + heardAfter : hour;
      return { heard, index, now: hourOf(heard), command: report(hourOf(hour)) };
    })
    .sort((a, b) => a.heard - b.heard || a.index - b.index);
}

/** Those that were not refused. */
function play(order: PlayedOrder, all: readonly Arrival[]): readonly Arrival[] {
  return all.filter(({ now, command }) => {
    const refused = order.refusalAt(now, command) !== null;
    if (!refused) order.at(now, command);
    return !refused;
  });
}

/** What was refused, as it seemed too late or too much, is sent again once more is known. */
function playUntilTaken(order: PlayedOrder, all: readonly OrderingCommand[]): void {
  let left = all;
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    left = left.filter((command) => {
      const refused = order.refusalAt(MUCH_LATER, command) !== null;
      if (!refused) order.at(MUCH_LATER, command);
      return refused;
    });
  }
  expect(left).toEqual([]);
}

const unitsOf = ({ state }: PlayedOrder) =>
  state.lines.map(({ lineId, quantity, cancelled, shipped, refused }) => ({
    ...{ lineId, quantity, cancelled, shipped, refused },
  }));

const owed = ({ state }: PlayedOrder) => {
  const refunds = state.rule?.refunds.filter(({ status }) => status !== 'WITHDRAWN') ?? [];
  const units: Record<string, number> = {};
  const ofUnits = refunds.filter(({ difference }) => !difference);
  for (const { lineId, quantity } of ofUnits.flatMap(({ lines }) => lines)) {
    units[lineId] = (units[lineId] ?? 0) + quantity;
  }
  return { units, amountMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
};

const ending = (order: PlayedOrder) => ({
  obligations: order.state.rule?.assessed,
  units: unitsOf(order),
  owed: owed(order),
});

describe('an order under 16 CFR 435, whatever happens to it', () => {
  it('ends with the same obligations whichever way late facts arrive', () => {
    const permuted = anyLateFacts.chain((story) =>
      fc.tuple(
        fc.constant(story),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
      ),
    );
    fc.assert(
      fc.property(anyPlacing, permuted, (placing, [story, keys]) => {
        const asItWent = placedOrder(placing);
        const prompt = story.map((happening) => ({ ...happening, heardAfter: 0 }));
        const taken = play(asItWent, arrivals(prompt)).map(({ command }) => command);
        const asHeard = placedOrder(placing);
        const shuffled = taken
          .map((command, index) => ({ command, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ command }) => command);
        playUntilTaken(asHeard, shuffled);
        expect(ending(settle(asHeard))).toEqual(ending(settle(asItWent)));
      }),
      RUNS,
    );
  });

  it('has the same dates whether, and however often, its deadlines were applied in between', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 260 * 24 }), { maxLength: 8 });
    fc.assert(
      fc.property(anyPlacing, anyOrderStory, looks, (placing, story, hours) => {
        const heard = arrivals(story);
        const unwatched = placedOrder(placing);
        const taken = play(unwatched, heard);
        const watched = placedOrder(placing);
        const ticks = hours.map((hour): Arrival => ({ now: hourOf(hour), command: applyDeadlines }));
        const both = [...heard, ...ticks].sort((a, b) => (a.now < b.now ? -1 : a.now > b.now ? 1 : 0));
        const alsoTaken = play(watched, both).filter(({ command }) => command !== applyDeadlines);
        expect(alsoTaken).toEqual(taken);
        expect(ending(settle(watched))).toEqual(ending(settle(unwatched)));
      }),
      RUNS,
    );
  });

  it('has every unit in one place, after every command', () => {
    fc.assert(
      fc.property(anyPlacing, anyOrderStory, (placing, story) => {
        const order = placedOrder(placing);
        for (const arrival of arrivals(story)) {
          play(order, [arrival]);
          for (const line of order.state.lines) {
            const { quantity, cancelled, shipped, refused } = line;
            expect(quantity).toBe(openUnits(line) + cancelled + shipped + refused);
            expect(Math.min(cancelled, shipped, refused)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      RUNS,
    );
  });

  it('owes a refund for each cancelled unit once, of what was paid less what the rest would have cost', () => {
    fc.assert(
      fc.property(anyPlacing, anyOrderStory, (placing, story) => {
        const order = placedOrder(placing);
        const steps = [...arrivals(story), { now: MUCH_LATER, command: applyDeadlines }];
        for (const arrival of steps) {
          if (play(order, [arrival]).length === 0) continue; // what is refused leaves no trace
          const { rule } = order.state;
          if (!rule) throw new Error('the order is under the rule');
          const mitor = assessMitor(rule.facts, SETTING, momentOf(arrival.now));
          const gone = Object.fromEntries(
            mitor.lines.map(({ lineId, portions }) => [
              lineId,
              portions.reduce(
                (sum, { cancellation, state, quantity }) =>
                  cancellation && state !== 'SUBSTITUTED' ? sum + (quantity ?? 0) : sum,
                0,
              ),
            ]),
          );
          const cancelled = Object.fromEntries(Object.entries(gone).filter(([, quantity]) => quantity > 0));
          const isPaid = mitor.payment !== null && mitor.payment.status !== 'NOT_RECEIVED';
          const amountMinor = amountOwedInAll(rule, mitor, gone);
          expect(owed(order)).toEqual(
            isPaid ? { units: cancelled, amountMinor } : { units: {}, amountMinor: 0 },
          );
        }
      }),
      RUNS,
    );
  });

  it('says of every line what the rule says by itself for the same facts', () => {
    fc.assert(
      fc.property(anyPlacing, anyOrderStory, (placing, story) => {
        const order = placedOrder(placing);
        const told = new MitorFacts(receivedOrder(PLACED_AT, placing.payment));
        for (const { now, command } of arrivals(story)) {
          if (order.refusalAt(now, command) === null) told.add(command, order.at(now, command), now);
        }
        settle(order);
        const mitor = assessMitor(told.facts, SETTING, momentOf(MUCH_LATER));
        for (const line of mitor.lines) {
          const outcome = lineOutcome(mitor, line);
          const said = order.state.rule?.assessed[line.lineId];
          if (!said) expect(outcome.state).toBe('AWAITING_PROPER_ORDER');
          else expect(said).toEqual({ ...said, ...fieldsOf(outcome) });
        }
      }),
      RUNS,
    );
  });

  it('is read back from its log as its decisions left it, and no decision touches it', () => {
    fc.assert(
      fc.property(anyPlacing, anyOrderStory, (placing, story) => {
        const order = placedOrder(placing);
        const readBack = initialState();
        let revision = 0;
        for (const event of order.events) evolve(readBack, event, { at: PLACED_AT, revision: revision++ });
        for (const { now, command } of arrivals(story)) {
          const before = structuredClone(order.state);
          const refused = order.refusalAt(now, command);
          expect(order.state).toEqual(before);
          if (refused !== null) continue;
          for (const event of order.at(now, command))
            evolve(readBack, event, { at: now, revision: revision++ });
        }
        expect(readBack).toEqual(order.state);
      }),
      RUNS,
    );
  });
});

function fieldsOf({ autoCancelAt, shippedQuantity, cancelledQuantity, ...outcome }: LineOutcome) {
  const { state, properOrderDate, shipBy, currentShipBy, noticeClass, silenceMeans, consentDueBy } = outcome;
  const { renewedOptionDueBy, cancelReason, vestingDate, refundDueBy, violations } = outcome;
  return {
    ...{ state, properOrderDate, shipBy, currentShipBy, noticeClass, silenceMeans, consentDueBy },
    ...{ renewedOptionDueBy, cancelReason, vestingDate, refundDueBy, violations },
    ...{ shippedQuantity, cancelledQuantity },
    boundaryAt: autoCancelAt && new Date(autoCancelAt).toISOString(),
  };
}
