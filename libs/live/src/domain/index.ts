export { type Change, mergeChanges, unchanged } from './change.js';
export { type News, newsOf } from './news-of.js';
export { ALERT_KINDS, type AlertKind, type Topic, topics } from './topics.js';
