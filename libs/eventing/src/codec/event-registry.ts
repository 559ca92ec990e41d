import type { EventDefinition } from './event-definition.js';

/** All event types that a program knows, by wire name. */
export class EventRegistry {
  private readonly byType = new Map<string, EventDefinition>();

  constructor(definitions: Iterable<EventDefinition>) {
    for (const definition of definitions) {
      if (this.byType.has(definition.type)) throw new Error(`event ${definition.type} is defined twice`);
      this.byType.set(definition.type, definition);
    }
  }

  find(type: string): EventDefinition | undefined {
    return this.byType.get(type);
  }

  get definitions(): Iterable<EventDefinition> {
    return this.byType.values();
  }
}
