import { openMemoryStore } from '#eventing';
import * as appends from './broken-stores/broken-appends.js';
import * as life from './broken-stores/broken-life.js';
import * as reads from './broken-stores/broken-reads.js';
import type { HarnessFactory } from './event-store.contract.js';
import { type Wrap, sharedMemoryHarness, withoutLastEvent } from './shared-memory-harness.js';
import type { StoreWrapper } from './store-wrapper.js';

/** A store that is wrong in one way, and the contract's case that is there to notice it. */
export interface BrokenStore {
  readonly name: string;
  readonly factory: HarnessFactory;
  readonly caughtBy: string;
}

type Broken = new (...args: ConstructorParameters<typeof StoreWrapper>) => StoreWrapper;

const atRepeat = 'answers a repeated append with its first revision and position';
const atOrder = 'keeps the events of an append together and in order in their stream';
const atLimit = 'refuses an append over the limit, though each event is under it';
const atLost = 'shows an acknowledged append to another connection at once';
const atReopen = 'has after reopening what it acknowledged, at the same positions';

const wrapped: readonly (readonly [Broken, string])[] = [
  [appends.IgnoresNone, 'refuses "none" for a stream that exists, and says where it is'],
  [appends.IgnoresExactRevision, 'refuses a stale revision and writes nothing'],
  [appends.DropsLastOfBatch, atOrder],
  [appends.ReordersBatch, atOrder],
  [appends.InterleavesBatches, 'does not interleave the appends of concurrent writers'],
  [appends.ChecksBeforeItsTurn, 'lets exactly one of 20 concurrent appends win'],
  [appends.AcceptsRepeatsTwice, atRepeat],
  [appends.ForgetsRepeats, atRepeat],
  [appends.SwallowsPayloadDifferences, 'refuses ids that are stored there with other data'],
  [appends.MisreportsActualRevision, 'refuses a stale revision and writes nothing'],
  [appends.StoresWhatIsNotJson, 'refuses data that is not JSON: not-a-number'],
  [appends.TakesAppendsOfNothing, 'refuses an append of nothing, also to a stream that exists'],
  [appends.TakesNegativeRevisions, 'refuses a negative revision, instead of taking it for "none"'],
  [appends.TruncatesWhatIsTooLarge, atLimit],
  [appends.AcknowledgesBeforeWriting, atLost],
  [reads.ReusesPositions, 'gives positions that are positive and strictly increase'],
  [reads.IncludesTheCursor, 'starts a page after its cursor, not at it'],
  [reads.ClaimsTheHeadTooEarly, 'does not claim the head while more is there'],
  [reads.OverfillsPages, 'holds no more in a page than was asked for'],
  [reads.LosesEveryTenthEventOfTheFeed, 'does not interleave the appends of concurrent writers'],
  [reads.ReadsAfterTheRevision, 'reads forwards from a revision, inclusive'],
  [reads.CutsLongStreams, 'reads a long stream without gaps, in both directions and in any part'],
  [reads.SharesItsObjects, 'is not changed by what a reader does to its copy'],
  [life.NeverWakes, 'wakes who listens, when the event can be read'],
  [life.WakesTooEarly, 'wakes who listens, when the event can be read'],
  [life.WakesTheDeaf, 'leaves alone who does not listen any more'],
  [life.StaysOpenWhenClosed, 'refuses everything once it is closed'],
  [life.DropsWaitingAppendsAtClose, 'answers the appends that wait when it is closed'],
];

const honest: Wrap = (store) => store;

/** Deliberately wrong stores: the contract must notice each, or it proves nothing about the right ones. */
export const brokenStores: readonly BrokenStore[] = [
  ...wrapped.map(([Store, caughtBy]) => ({
    name: Store.name,
    caughtBy,
    factory: () => sharedMemoryHarness((store) => new Store(store)),
  })),
  {
    name: 'LosesTheLastEventWhenReopened',
    caughtBy: atReopen,
    factory: () => sharedMemoryHarness(honest, { reopened: withoutLastEvent }),
  },
  {
    name: 'SharesNothingWithOtherConnections',
    caughtBy: atLost,
    factory: () => sharedMemoryHarness(honest, { shared: async () => openMemoryStore() }),
  },
];
