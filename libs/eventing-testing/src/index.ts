export { GivenLog, type GivenEvent, plainDecoder } from './given-log.js';
export { GivenViews } from './given-views.js';
export { projectionSpec } from './projection-spec.js';
export { GivenStore } from './given-store.js';
export { processSpec, type GivenInput } from './process-spec.js';
export { type GivenBasket, placed, sampleProcess } from './sample-process.js';
export { deciderSpec, type ThenDecision } from './decider-spec.js';
export { foldEvents, type FoldOptions } from './fold-events.js';
export { storedForm } from './stored-form.js';
export { describeGoldenEvents } from './golden-events.js';
export {
  type TallyCommand,
  type TallyEvent,
  type TallyState,
  tallyDecider,
  tallyEvents,
} from './sample-decider.js';
export {
  type ContractCase,
  type HarnessFactory,
  type StoreHarness,
  casesFor,
  describeEventStoreContract,
  eventStoreContract,
  runContractCase,
} from './event-store.contract.js';
export { memoryHarness, sqliteHarness } from './store-harnesses.js';
export { type Fault, FlakyStore } from './flaky-store.js';
export { HastyScheduler } from './hasty-scheduler.js';
export { TALLY_STREAM, TallyNode, tallyCodec } from './tally-node.js';
