import type { EventStore, ExpectedRevision, NewEvent } from '#eventing';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type CaseTools, events, follow, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';
import { NaiveLog } from './naive-log.js';

/** One append of a history. The numbers choose among what is there when its turn comes. */
type Step =
  | { readonly kind: 'append'; readonly stream: number; readonly count: number; readonly miss: number }
  | { readonly kind: 'repeat' | 'change' | 'extend'; readonly earlier: number };

interface Tried {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly given: readonly NewEvent[];
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      stream: fc.nat(2),
      count: fc.integer({ min: 1, max: 4 }),
      miss: fc.constantFrom(0, 0, 0, 0, -2, -1, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('repeat', 'change', 'extend'), earlier: fc.nat(30) }),
  },
);

/** Plays a history on the store and on a naive model of it; they must agree at every step and in the end. */
class History {
  private readonly model = new NaiveLog();
  private readonly tried: Tried[] = [];
  private readonly names: readonly string[];

  constructor(
    private readonly store: EventStore,
    { stream }: CaseTools,
  ) {
    this.names = ['a', 'b', 'c'].map((label) => stream(label));
  }

  async play(steps: readonly Step[], pageSize: number): Promise<void> {
    const head = await this.store.feed.head();
    for (const next of steps) await this.take(this.attemptOf(next));
    for (const name of this.names) {
      expect((await this.store.read(name)).map(recorded)).toEqual(this.model.streams.get(name) ?? []);
    }
    const mine = (await follow(this.store, head, pageSize)).filter((event) =>
      this.names.includes(event.stream),
    );
    expect(mine.map(recorded)).toEqual(this.model.feed);
  }

  private async take(attempt: Tried): Promise<void> {
    const { stream, expected, given } = attempt;
    const outcome = await this.store.append(stream, expected, given).then(
      ({ revision }) => ({ revision }),
      (error: { code?: string }) => error.code ?? error,
    );
    expect(outcome).toEqual(this.model.append(stream, expected, given));
    this.tried.push(attempt);
  }

  private attemptOf(next: Step): Tried {
    if (next.kind === 'append') {
      const stream = this.names[next.stream]!;
      const at = (this.model.streams.get(stream)?.length ?? 0) - 1 + next.miss;
      return { stream, expected: at < 0 ? 'none' : BigInt(at), given: events(next.count) };
    }
    const earlier = this.tried[next.earlier % Math.max(1, this.tried.length)];
    if (!earlier) return { stream: this.names[0]!, expected: 'none', given: events(1) };
    return { ...earlier, given: varied(earlier.given, next.kind) };
  }
}

function varied(given: readonly NewEvent[], how: 'repeat' | 'change' | 'extend'): readonly NewEvent[] {
  switch (how) {
    case 'repeat':
      return given;
    case 'change':
      return given.map((event) => ({ ...event, data: { changed: true } }));
    case 'extend':
      return [...given, ...events(1)];
  }
}

export const historyCases: readonly ContractCase[] = [
  {
    name: 'agrees with a naive model over random histories of appends, conflicts and repeats',
    async run(tools) {
      const history = fc.array(step, { minLength: 1, maxLength: 30 });
      const pageSize = fc.integer({ min: 1, max: 40 });
      const agrees = fc.asyncProperty(history, pageSize, (steps, size) =>
        new History(tools.store, tools).play(steps, size),
      );
      await fc.assert(agrees, { numRuns: 40 });
    },
  },
];
