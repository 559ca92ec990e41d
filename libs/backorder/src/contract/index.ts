export * from './priority-policy.js';
export * from './overrides.js';
export * from './policy.events.js';
export * from './batch.events.js';
