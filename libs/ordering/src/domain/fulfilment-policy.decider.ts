import { accept, type Decider } from '#eventing';
import { canonicalJson } from '#kernel';
import type { FulfilmentPolicy, FulfilmentPolicyCommand, FulfilmentPolicyEvent } from '../contract/index.js';

export interface FulfilmentPolicyState {
  policy: FulfilmentPolicy;
  /** Counts the changes. */
  version: number;
}

/** What a tenant has done with its orders by itself: nothing, until somebody says so. The same again is no event. */
export const fulfilmentPolicyDecider: Decider<
  FulfilmentPolicyState,
  FulfilmentPolicyCommand,
  FulfilmentPolicyEvent
> = {
  name: 'fulfilment_policy',
  stateVersion: 1,
  initialState: () => ({ policy: { groupWaitDays: null }, version: 0 }),
  evolve: (state, { data }) => {
    state.policy = data.policy;
    state.version += 1;
  },
  decide: ({ type: _, ...data }, { policy }) =>
    canonicalJson(data.policy) === canonicalJson(policy)
      ? accept()
      : accept({ type: 'ordering.FulfilmentPolicySet', data }),
};
