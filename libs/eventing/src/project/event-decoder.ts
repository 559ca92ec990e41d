import type { RecordedEvent } from '../model/event.js';
import type { ProjectedEvent } from './projection.js';

/** Turns a stored event into what handlers see. Its `data` should still be parsed on first access only. */
export interface EventDecoder {
  decode(event: RecordedEvent): ProjectedEvent;
}
