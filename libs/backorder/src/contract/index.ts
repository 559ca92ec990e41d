export * from './priority-policy.js';
export * from './overrides.js';
export * from './policy.events.js';
