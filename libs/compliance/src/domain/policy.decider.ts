import { accept, type Decider, type EventsOf } from '#eventing';
import { canonicalJson } from '#kernel';
import type { z } from 'zod';
import type { DelayPolicy, policyCommands, policyEvents } from '../contract/index.js';

export interface PolicyState {
  policy: DelayPolicy | null;
  /** Counts the changes: what was done by a policy says by which one. */
  version: number;
}

type SetPolicy = { readonly type: 'compliance.SetPolicy' } & z.infer<
  (typeof policyCommands)['compliance.SetPolicy']
>;

/** How a tenant keeps the delay rules, and kept them before. */
export const policyDecider: Decider<PolicyState, SetPolicy, EventsOf<typeof policyEvents>> = {
  name: 'delay_policy',
  stateVersion: 1,
  initialState: () => ({ policy: null, version: 0 }),
  evolve: (state, { data }) => {
    state.policy = data.policy;
    state.version += 1;
  },
  decide: ({ policy, reason }, state) =>
    canonicalJson(policy) === canonicalJson(state.policy)
      ? accept()
      : accept({ type: 'compliance.PolicySet', data: { policy, reason } }),
};
