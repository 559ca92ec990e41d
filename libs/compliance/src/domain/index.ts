export { policyDecider, type PolicyState } from './policy.decider.js';
