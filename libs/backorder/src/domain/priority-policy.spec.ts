import type { Criterion, PriorityPolicy, RankingFacts } from '#backorder/contract';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describePolicy } from './describe-policy.js';
import { classOf, DEFAULT_POLICY, type Rankable, rankedPlace } from './priority-policy.js';

const FACTS: RankingFacts = {
  tier: 5,
  dueDate: null,
  tags: [],
  waitingSince: '2026-01-05T15:00:00.000Z',
};

function lexicographic(...criteria: readonly Criterion[]): PriorityPolicy {
  return { ...DEFAULT_POLICY, name: 'test', ranking: { kind: 'LEXICOGRAPHIC', criteria: [...criteria] } };
}

function weighted(...weights: readonly (readonly [Criterion, number])[]): PriorityPolicy {
  const list = weights.map(([criterion, weight]) => ({ criterion, weight }));
  return { ...DEFAULT_POLICY, name: 'test', ranking: { kind: 'WEIGHTED', weights: list } };
}

function place(policy: PriorityPolicy, facts: Partial<RankingFacts>, revision = 1) {
  return placeOf(policy, { facts: { ...FACTS, ...facts }, revision });
}

function placeOf(policy: PriorityPolicy, demand: Pick<Rankable, 'facts' | 'revision'> & Partial<Rankable>) {
  return rankedPlace(policy, { priorityClass: null, starving: false, ...demand });
}

const date = fc.constantFrom(null, '2026-01-02', '2026-01-31', '2027-01-01');
const anyFacts: fc.Arbitrary<RankingFacts> = fc.record({
  tier: fc.integer({ min: 1, max: 9 }),
  dueDate: date,
  tags: fc.subarray(['vip', 'wholesale']),
  waitingSince: fc.constantFrom('2025-01-01T00:00:00.000Z', '2026-01-05T15:00:00.000Z'),
  segment: fc.constantFrom(null, 'partner', 'retail'),
  orderValueMinor: fc.constantFrom(null, 0, 5, 90_000, 1_000_000_000_000),
  paid: fc.constantFrom(null, true, false),
  promisedDate: date,
  legalDeadline: date,
});

/** What each criterion sorts by, as a plain number; what is not known comes last. */
const asNumber: Readonly<Record<Criterion['by'], (facts: RankingFacts) => number>> = {
  CLASS: ({ tier, tags }) => (tags.includes('vip') ? 1 : tier),
  DUE_DATE: ({ dueDate }) => dayOf(dueDate),
  PROMISED_DATE: ({ promisedDate }) => dayOf(promisedDate),
  LEGAL_DEADLINE: ({ legalDeadline }) => dayOf(legalDeadline),
  AGE: ({ waitingSince }) => Date.parse(waitingSince),
  ORDER_VALUE: ({ orderValueMinor }) => -(orderValueMinor ?? -Infinity),
  PAID_FIRST: ({ paid }) => (paid === true ? 0 : 1),
};

function dayOf(day: string | null | undefined): number {
  return day ? Date.parse(day) : Infinity;
}

const criteria: readonly Criterion[] = [
  { by: 'CLASS', classes: [{ when: { tags: ['vip'] }, class: 1 }], otherwise: 'TIER' },
  { by: 'DUE_DATE' },
  { by: 'PROMISED_DATE' },
  { by: 'LEGAL_DEADLINE' },
  { by: 'AGE' },
  { by: 'ORDER_VALUE', highestFirst: true },
  { by: 'PAID_FIRST' },
];

describe('the place that a policy gives', () => {
  it('orders by each criterion in turn, and last by who was first', () => {
    const some = fc.shuffledSubarray([...criteria], { minLength: 1 });
    const revision = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        some,
        fc.tuple(anyFacts, anyFacts),
        fc.tuple(revision, revision),
        (list, [a, b], [first, second]) => {
          fc.pre(first !== second);
          const differences = list.map(({ by }) => Math.sign(asNumber[by](a) - asNumber[by](b)));
          const expected = differences.find((sign) => sign === 1 || sign === -1) ?? Math.sign(first - second);
          const policy = lexicographic(...list);
          expect(place(policy, a, first) < place(policy, b, second) ? -1 : 1).toBe(expected);
        },
      ),
    );
  });

  it('is the order of old under the default policy: class, due date, arrival', () => {
    expect(place(DEFAULT_POLICY, { tier: 5, dueDate: '2026-02-01' }, 7)).toBe('5520260201000000007V');
    expect(place(DEFAULT_POLICY, { tier: 1 }, 40)).toBe('5199999999000000014V');
  });

  it('takes a class by hand before that of the policy', () => {
    expect(placeOf(DEFAULT_POLICY, { facts: FACTS, revision: 1, priorityClass: 2 })).toBe(
      place(DEFAULT_POLICY, { tier: 2 }, 1),
    );
  });

  it('puts the lowest value first where that is wanted, and unknown ones last all the same', () => {
    const policy = lexicographic({ by: 'ORDER_VALUE', highestFirst: false });
    const keys = [5, 90_000, null].map((orderValueMinor) => place(policy, { orderValueMinor }));
    expect(keys).toEqual([...keys].sort());
  });

  it('puts those who starve before all ranked ones, the longest wait first', () => {
    const starving = (waitingSince: string) =>
      rankedPlace(DEFAULT_POLICY, {
        facts: { ...FACTS, waitingSince },
        ...{ revision: 9, priorityClass: null, starving: true },
      });
    const keys = [
      starving('2024-01-01T00:00:00.000Z'),
      starving(FACTS.waitingSince),
      place(DEFAULT_POLICY, { tier: 1 }),
    ];
    expect(keys).toEqual([...keys].sort());
  });
});

describe('the weighted score', () => {
  const tier: Criterion = { by: 'CLASS', classes: [], otherwise: 'TIER' };
  const policy = weighted([tier, 50], [{ by: 'AGE' }, 30], [{ by: 'PAID_FIRST' }, 20]);

  it('weighs one criterion against another', () => {
    const poor = { tier: 5, paid: true };
    const good = { tier: 3, paid: false };
    // Two classes of eight are 12.5 points, a payment is 20.
    expect(place(policy, poor) < place(policy, good)).toBe(true);
    expect(place(policy, { ...poor, tier: 9 }) > place(policy, good)).toBe(true);
  });

  it('is a total order of places of one width, in any policy', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(weights, anyFacts, anyFacts, (list, a, b) => {
        const any = weighted(...list.map((weight, nth) => [criteria[nth]!, weight] as const));
        const [first, second] = [place(any, a, 1), place(any, b, 2)];
        expect([first.length, first === second]).toEqual([second.length, false]);
        expect(first).toMatch(/^5[0-9A-Z]{9}000000001V$/);
      }),
    );
  });

  it('never lets two change places by waiting: a better fact always ranks better, whatever the rest', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const better = { ...facts, waitingSince: '2024-12-01T00:00:00.000Z', dueDate: null };
        expect(place(policy, better) < place(policy, { ...facts, dueDate: null })).toBe(true);
      }),
    );
  });
});

describe('the class of a demand', () => {
  const rules: Criterion = {
    by: 'CLASS',
    classes: [
      { when: { tags: ['vip'], segments: ['partner', 'retail'] }, class: 1 },
      { when: { tiers: [1, 2], channels: ['INTERNET'] }, class: 3 },
    ],
    otherwise: 7,
  };
  const classFor = (facts: Partial<RankingFacts>, policy = lexicographic(rules)) =>
    classOf(policy, { facts: { ...FACTS, ...facts }, priorityClass: null });

  it('is that of the first rule of which every member fits', () => {
    expect(classFor({ tags: ['vip'], segment: 'partner' })).toBe(1);
    expect(classFor({ tags: ['vip'] })).toBe(7);
    expect(classFor({ tier: 2, channel: 'INTERNET' })).toBe(3);
    expect(classFor({ tier: 3, channel: 'INTERNET' })).toBe(7);
  });

  it('is the same in a score, and the tier where the policy has no classes', () => {
    expect(classFor({ tags: ['vip'], segment: 'retail' }, weighted([rules, 100]))).toBe(1);
    expect(classFor({ tier: 4 }, lexicographic({ by: 'AGE' }))).toBe(4);
  });
});

describe('a policy in words', () => {
  it('says each criterion in the order in which it counts', () => {
    const policy = { ...lexicographic(criteria[0]!, { by: 'LEGAL_DEADLINE' }), guardDays: 30 };
    expect(describePolicy(policy)).toEqual([
      'What is pinned goes first, in the order in which it was pinned.',
      'Then whoever has waited longer than 30 days, the longest wait first.',
      "By class, 1 first: tag vip is class 1, otherwise the customer's tier.",
      'Then by legal deadline, the earliest first.',
      'Last, who joined the queue first.',
      'Units go to the first in the queue, then to the next.',
    ]);
  });

  it('says what each part of a score weighs', () => {
    expect(describePolicy(weighted([{ by: 'AGE' }, 60], [{ by: 'PAID_FIRST' }, 40]))).toContain(
      'By a score of 100: 60 % age, the longest wait first; 40 % payment, paid orders first.',
    );
  });
});
