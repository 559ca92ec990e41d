import type { EventDefinition } from './event-definition.js';

/** All event types that a program knows, by wire name. */
export class EventRegistry {
  private readonly byType = new Map<string, EventDefinition>();

  /** Throws when a type is defined twice, or when its upcasters do not lead from version 1 to the current one. */
  constructor(definitions: Iterable<EventDefinition>) {
    for (const definition of definitions) {
      if (this.byType.has(definition.type)) throw new Error(`event ${definition.type} is defined twice`);
      assertChain(definition);
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

function assertChain({ type, schemaVersion, upcasters }: EventDefinition): void {
  const steps = Object.keys(upcasters).map(Number);
  const wanted = Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1);
  if (steps.join() === wanted.join()) return;
  throw new Error(
    `event ${type} is at version ${schemaVersion}, but has upcasters from [${steps.join(', ')}]`,
  );
}
