export type * from './model/event.js';
export * from './model/errors.js';
export { META, type CommandMeta } from './model/metadata.js';
export { parseStreamName, streamName, type StreamAddress } from './model/stream-name.js';
export * from './port/event-store.js';
export {
  defineEvent,
  type EventDefinition,
  type EventOf,
  type EventsOf,
  type Upcaster,
} from './codec/event-definition.js';
export * from './decide/decider.js';
export type * from './project/projection.js';
export type * from './process/process-definition.js';
