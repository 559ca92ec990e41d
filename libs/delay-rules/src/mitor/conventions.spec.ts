import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../calendar/legal-day.js';
import { type Conventions, DEFAULT_CONVENTIONS } from '../conventions/conventions.js';
import type { DelayFact } from '../facts/delay-fact.js';
import { WORKED, type WorkedScenario } from '../testing/worked-scenarios.js';
import { assessMitor } from './assess.js';
import { lineOutcome } from './line-outcome.js';
import { refundParts } from './refund-due.js';

/** The readings that the worked cases name as alternatives, as settings. */
const readings: Readonly<Record<string, Partial<Conventions>>> = {
  'VEST=NEXT_DAY': { vesting: 'NEXT_DAY' },
  'WORKING_DAYS=WEEKDAYS_ONLY': { workingDays: 'WEEKDAYS' },
  'HOLIDAYS=ACTUAL_DATES_ONLY': { workingDays: 'ACTUAL_HOLIDAYS' },
  'HOURS=WALL_CLOCK': { hours: 'WALL_CLOCK' },
  'BILLING_CYCLE=FULL_CYCLE_FROM_VESTING': { billingCycle: 'FULL_CYCLE' },
  REOFFER_BEFORE_T_REPLACES_FIRST_OPTION: { secondOffer: 'REPLACES_FIRST' },
};

const cases = WORKED.flatMap((worked) =>
  (worked.expected.alternatives ?? []).flatMap(({ convention, ...answer }) => {
    const reading = readings[convention.split(' ')[0] ?? ''];
    return reading ? [{ name: `${worked.id} ${convention}`, worked, reading, answer }] : [];
  }),
);

describe('where the law leaves a choice, another convention gives the other answer', () => {
  it.each(cases)('$name', ({ worked, reading, answer }) => {
    expect(answerUnder(worked, { ...DEFAULT_CONVENTIONS, ...reading })).toMatchObject(answer);
  });

  it('covers every reading that is a setting', () => {
    expect(new Set(cases.map(({ reading }) => JSON.stringify(reading))).size).toBe(
      Object.keys(readings).length,
    );
  });
});

/** Where the second notice counts as a first one, it has to say what a first one says of silence. */
function saidAsFirst(facts: readonly DelayFact[]): readonly DelayFact[] {
  return facts.map((fact) =>
    fact.type === 'DelayOptionOffered' && fact.content
      ? { ...fact, content: { ...fact.content, silenceStatement: 'CONSENT' } }
      : fact,
  );
}

function answerUnder({ input }: WorkedScenario, conventions: Conventions): object {
  if (input.computeOnly === 'REFUND_DUE') {
    const parts = refundParts((input.vestedAt ?? '').slice(0, 10), input.payment ?? null, conventions);
    const told = parts.map(({ tender, amount, dueBy }) => ({ tender, amount, refundDueBy: dueBy }));
    return { refundDueBy: told[0]?.refundDueBy, parts: told };
  }
  const setting = { zone: input.complianceZone ?? '', conventions };
  const facts = input.events ?? [];
  const read = conventions.secondOffer === 'REPLACES_FIRST' ? saidAsFirst(facts) : facts;
  const order = assessMitor(read, setting, momentOf(input.asOf ?? ''));
  const lines = order.lines.map((line) => [line.lineId, lineOutcome(order, line)] as const);
  return { ...lines[0]?.[1], lines: Object.fromEntries(lines) };
}
