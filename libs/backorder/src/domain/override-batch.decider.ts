import type { BatchEvent, BatchOutcome } from '#backorder/contract';
import { accept, type Decider } from '#eventing';

interface AnsweredBatch {
  outcome: BatchOutcome | null;
}

/** A batch keeps the first answer that it was given. */
export const overrideBatchDecider: Decider<AnsweredBatch, BatchOutcome, BatchEvent, never> = {
  name: 'override_batch',
  stateVersion: 1,
  initialState: () => ({ outcome: null }),
  evolve: (batch, { data }) => {
    batch.outcome = data;
  },
  decide: (outcome, known) =>
    known.outcome ? accept() : accept({ type: 'backorder.OverrideBatchAnswered', data: outcome }),
};
