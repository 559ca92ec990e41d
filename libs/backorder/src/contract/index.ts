export * from './priority-policy.js';
export * from './overrides.js';
