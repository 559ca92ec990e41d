import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import {
  type FulfilmentPolicyCommand,
  type FulfilmentPolicyEvent,
  fulfilmentPolicyEvents,
} from '../contract/index.js';
import { fulfilmentPolicyDecider } from './fulfilment-policy.decider.js';

const { given } = deciderSpec(fulfilmentPolicyDecider, {
  registry: new EventRegistry(Object.values(fulfilmentPolicyEvents)),
});
const data = (groupWaitDays: number | null) => ({ policy: { groupWaitDays }, reason: 'units lie about' });
const set = (days: number | null): FulfilmentPolicyCommand => ({
  type: 'ordering.SetFulfilmentPolicy',
  ...data(days),
});
const happened = (days: number | null): FulfilmentPolicyEvent => ({
  type: 'ordering.FulfilmentPolicySet',
  data: data(days),
});

describe('SetFulfilmentPolicy', () => {
  it('holds from then on', () => {
    given().when(set(10)).then(happened(10));
    given(happened(10)).when(set(null)).then(happened(null));
  });

  it('does nothing where it says the same again, as where nothing was ever said', () => {
    given().when(set(null)).thenNothing();
    given(happened(10)).when(set(10)).thenNothing();
  });
});
