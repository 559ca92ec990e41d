import {
  FlakyStore,
  TALLY_STREAM,
  type TallyCommand,
  type TallyEvent,
  TallyNode,
  type TallyState,
  tallyCodec,
  tallyDecider,
} from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore } from '../adapters/open-store.js';
import type { RecordedEvent } from '../model/event.js';
import { decodeSnapshot, encodeSnapshot } from './snapshot-codec.js';
import { StreamState } from './stream-state.js';

const STREAMS = [TALLY_STREAM, 'tally-main~2'];

const command: fc.Arbitrary<TallyCommand> = fc.oneof(
  fc.record({
    type: fc.constant('Add' as const),
    amounts: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('Take' as const), amount: fc.integer({ min: 0, max: 12 }) }),
);

/** A command at one of two processes; a new one, or one that was given before; and what happens around it. */
const step = fc.record({
  command,
  stream: fc.constantFrom(...STREAMS),
  node: fc.integer({ min: 0, max: 1 }),
  repeats: fc.option(fc.nat(), { freq: 4 }),
  restarts: fc.boolean(),
  begins: fc.boolean(),
  fault: fc.option(fc.constantFrom('down' as const, 'lost-request' as const, 'lost-answer' as const)),
});

/** The plain rule, on a state of its own: decide, fold. A command id counts once per stream. */
class Model {
  readonly state = tallyDecider.initialState();
  readonly events: TallyEvent[] = [];
  private readonly decided = new Map<string, number>();

  run(id: string, given: TallyCommand): { readonly outcome: string; readonly written: number } {
    const known = this.decided.get(id);
    if (known !== undefined) return { outcome: 'accepted', written: known };
    const nextRevision = this.events.length;
    const decision = tallyDecider.decide(given, this.state, {
      now: '',
      commandId: id,
      tenant: 'main',
      nextRevision,
    });
    if ('rejected' in decision) return { outcome: 'rejected', written: 0 };
    for (const event of decision.accepted) {
      tallyDecider.evolve(this.state, event, { revision: this.events.length, at: '' });
      this.events.push(event);
    }
    if (decision.accepted.length > 0) this.decided.set(id, decision.accepted.length);
    return { outcome: 'accepted', written: decision.accepted.length };
  }
}

const stateOf = (node: TallyNode, stream: string): Promise<TallyState> =>
  node.runner.inspect({ decider: tallyDecider, stream }, (state) => structuredClone(state));

describe('the runner', () => {
  it('comes to what a plain fold comes to, with caches lost, restarts, races, repeats and a failing store', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const log = openMemoryStore();
        const store = new FlakyStore(log);
        const boot = () => new TallyNode(store, { cacheSize: 1 });
        const nodes = [boot(), boot()];
        const models = new Map(STREAMS.map((stream) => [stream, new Model()]));
        for (const [index, { repeats, ...given }] of steps.entries()) {
          const which = repeats === null || index === 0 ? index : repeats % index;
          const { command: sent, stream } = steps[which]!;
          if (given.restarts) nodes[given.node] = boot();
          store.faults = [given.fault];
          nodes[given.node]!.clock.advanceBy(index);
          const id = deterministicId('step', which);
          const execution = await nodes[given.node]!.run(sent, { id, stream, begins: given.begins });
          const { outcome, written } = models.get(stream)!.run(id, sent);
          expect(execution.outcome).toBe(outcome);
          if (execution.outcome === 'accepted') expect(execution.events).toHaveLength(written);
        }
        for (const [stream, { state, events }] of models) {
          const stored = await log.read(stream);
          expect(stored.map(({ type, data }) => ({ type, data }))).toEqual(events);
          for (const node of nodes) expect(await stateOf(node, stream)).toEqual(state);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function runningTotals(stored: readonly RecordedEvent[]): number[] {
  let total = 0;
  const change = ({ type, data }: RecordedEvent) => Number(data['amount']) * (type === 'test.Added' ? 1 : -1);
  return [0, ...stored.map((event) => (total += change(event)))];
}

/** Commands, the process that each is sent to, a number that makes its id (some are sent twice), and whether it begins. */
const burst = fc.array(fc.tuple(command, fc.nat(2), fc.nat(5), fc.boolean()), { maxLength: 12 });

describe('concurrent processes', () => {
  it('decide each command once, and never on a state that was not', async () => {
    await fc.assert(
      fc.asyncProperty(burst, async (commands) => {
        const log = openMemoryStore();
        const nodes = [0, 1, 2].map(() => new TallyNode(log));
        const sent = new Map<string, TallyCommand>();
        const executions = await Promise.all(
          commands.map(([given, node, key, begins]) => {
            const id = deterministicId('burst', key);
            sent.set(id, sent.get(id) ?? given);
            return nodes[node]!.run(sent.get(id)!, { id, begins });
          }),
        );
        const stored = await log.read(TALLY_STREAM);
        const totals = runningTotals(stored);
        expect(Math.min(...totals)).toBeGreaterThanOrEqual(0);
        expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
        for (const node of nodes) expect(await node.total()).toBe(totals.at(-1));
        for (const execution of executions) {
          if (execution.outcome !== 'accepted') continue;
          for (const { id, revision } of execution.events) expect(stored[Number(revision)]!.id).toBe(id);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('fold(all) = fold(snapshot + tail)', () => {
  it('in state and remembered commands, and so in every later decision', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 20 }), fc.nat(), async (commands, at) => {
        const log = openMemoryStore();
        const node = new TallyNode(log);
        for (const given of commands) await node.run(given);
        const events = (await log.read(TALLY_STREAM)).map((event) => tallyCodec.toDomain<TallyEvent>(event));
        const cut = at % (events.length + 1);
        const all = new StreamState(TALLY_STREAM, tallyDecider, tallyDecider.initialState());
        for (const event of events) all.take(event);
        const head = new StreamState(TALLY_STREAM, tallyDecider, tallyDecider.initialState());
        for (const event of events.slice(0, cut)) head.take(event);
        const restored = decodeSnapshot(TALLY_STREAM, tallyDecider, encodeSnapshot(head));
        for (const event of events.slice(cut)) restored.take(event);
        expect([restored.state, restored.end, restored.commands]).toEqual([all.state, all.end, all.commands]);
      }),
    );
  });
});
