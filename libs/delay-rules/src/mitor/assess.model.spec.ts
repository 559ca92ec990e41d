import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../calendar/legal-day.js';
import { DEFAULT_CONVENTIONS, STRICT_CONVENTIONS } from '../conventions/conventions.js';
import { businessTime } from '../facts/business-time.js';
import type { DelayFact } from '../facts/delay-fact.js';
import { anyDelayStory, anyMoment, anyZone } from '../testing/any-delay-story.js';
import { assessMitor } from './assess.js';
import { lineOutcome } from './line-outcome.js';
import type { RuleSetting } from './obligation.js';
import { isLive } from './states.js';

const MUCH_LATER = Date.parse('2040-01-01T00:00:00Z');

function outcomes(facts: readonly DelayFact[], setting: RuleSetting, asOf: number) {
  const order = assessMitor(facts, setting, asOf);
  return order.lines.map((line) => lineOutcome(order, line));
}

const defaults = (zone: string): RuleSetting => ({ zone, conventions: DEFAULT_CONVENTIONS });

/** Facts at one instant are taken in the order of recording: only those at different instants may be shuffled. */
const differentTimes = (facts: readonly DelayFact[]) =>
  new Set(facts.map(businessTime)).size === facts.length;

describe('an order under the Rule', () => {
  it('ends the same whichever way its facts arrive', () => {
    const shuffled = anyDelayStory
      .filter(differentTimes)
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
      );
    fc.assert(
      fc.property(shuffled, anyZone, ([facts, mixed], zone) => {
        const setting = defaults(zone);
        expect(outcomes(mixed, setting, MUCH_LATER)).toEqual(outcomes(facts, setting, MUCH_LATER));
      }),
      { numRuns: 500 },
    );
  });

  it('has the same dates however often, and how late, a scheduler looked', () => {
    const looked = fc.tuple(anyDelayStory, fc.array(anyMoment, { maxLength: 5 }));
    fc.assert(
      fc.property(looked, anyZone, ([facts, looks], zone) => {
        const ticks = looks.map((look): DelayFact => ({
          type: 'DeadlineReached',
          deadline: 'APPLICABLE_TIME',
          recordedAt: new Date(look).toISOString(),
        }));
        const setting = defaults(zone);
        expect(outcomes([...facts, ...ticks], setting, MUCH_LATER)).toEqual(
          outcomes(facts, setting, MUCH_LATER),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never has a live obligation past its boundary', () => {
    fc.assert(
      fc.property(anyDelayStory, anyZone, anyMoment, (facts, zone, asOf) => {
        const order = assessMitor(facts, defaults(zone), asOf);
        for (const { portions } of order.lines) {
          const overdue = portions.filter(
            ({ state, boundary }) => isLive(state) && (boundary?.at ?? Infinity) <= asOf,
          );
          expect(overdue).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('neither loses nor makes units, and refunds each once', () => {
    fc.assert(
      fc.property(anyDelayStory, anyZone, (facts, zone) => {
        const [line] = assessMitor(facts, defaults(zone), MUCH_LATER).lines;
        expect(line?.portions.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)).toBe(5);
        expect(lineOutcomeCount(facts, zone)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('counts 30 calendar days in its zone, across month ends, leap days and clock changes', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (at, zone) => {
        const fact: DelayFact = {
          type: 'OrderReceived',
          at: new Date(at).toISOString(),
          payment: { tender: 'OTHER', status: 'CAPTURED' },
        };
        const [outcome] = outcomes([fact], defaults(zone), at);
        const ordered = Temporal.PlainDate.from(outcome?.properOrderDate ?? '');
        expect(ordered.until(outcome?.shipBy ?? '').days).toBe(30);
        const boundary = Date.parse(outcome?.autoCancelAt ?? '');
        expect(boundary).toBe(endOfDay(outcome?.shipBy ?? '', zone));
        const justBefore = Temporal.Instant.fromEpochMilliseconds(boundary - 1).toZonedDateTimeISO(zone);
        expect(justBefore.toPlainDate().toString()).toBe(outcome?.shipBy);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never refunded later under the conventions for alarms than under those for reports', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (at, zone) => {
        const facts: readonly DelayFact[] = [
          {
            type: 'OrderReceived',
            at: new Date(at).toISOString(),
            payment: { tender: 'OTHER', status: 'CAPTURED' },
          },
        ];
        const [report] = outcomes(facts, defaults(zone), MUCH_LATER);
        const [alarm] = outcomes(facts, { zone, conventions: STRICT_CONVENTIONS }, MUCH_LATER);
        expect((alarm?.refundDueBy ?? '') <= (report?.refundDueBy ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function lineOutcomeCount(facts: readonly DelayFact[], zone: string): number {
  return outcomes(facts, defaults(zone), MUCH_LATER)[0]?.refundCount ?? 0;
}
