import { type DomainEvent, EventCodec, type EventRegistry } from '#eventing';
import { expect } from '@jest/globals';

/**
 * The event as it would come back from the store, frozen: `evolve` owns the state, not the events. Fails for data that
 * its schema refuses or cuts, and for data that JSON does not keep (dates, maps, `undefined`, -0).
 */
export function storedForm<Event extends DomainEvent>(event: Event, registry?: EventRegistry): Event {
  const data = registry ? new EventCodec(registry).encode(event, 'id', {}).data : event.data;
  const back: unknown = JSON.parse(JSON.stringify(data));
  expect({ type: event.type, data: back }).toStrictEqual({ type: event.type, data: event.data });
  return deepFreeze({ ...event, data: back });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
