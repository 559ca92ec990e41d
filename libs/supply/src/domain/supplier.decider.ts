import { accept, type Decider } from '#eventing';
import { canonicalJson } from '#kernel';
import type { SupplierCommand, SupplierEvent } from '../contract/index.js';

export interface SupplierState {
  facts: SupplierEvent['data'] | null;
}

/** What is known of one supplier. The last word holds; the same again is no event. */
export const supplierDecider: Decider<SupplierState, SupplierCommand, SupplierEvent> = {
  name: 'supplier',
  stateVersion: 1,
  initialState: () => ({ facts: null }),
  evolve: (state, { data }) => void (state.facts = data),
  decide: ({ type: _, ...data }, { facts }) =>
    canonicalJson(data) === canonicalJson(facts)
      ? accept()
      : accept({ type: 'supply.SupplierDescribed', data }),
};
