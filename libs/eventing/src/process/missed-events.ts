import type { EventStore } from '../port/event-store.js';
import type { EventDecoder } from '../project/event-decoder.js';
import type { AnyProcess } from './process-address.js';
import type { StoredInput } from './process-events.js';
import { eventInput } from './process-input.js';
import type { Instance } from './process-instance.js';

type EventInput = Extract<StoredInput, { readonly kind: 'event' }>;

/**
 * Finds the events that others were quicker than: of two nodes that each append to an order, the second may have a
 * process take its event first.
 */
export class MissedEvents {
  constructor(
    private readonly store: EventStore,
    private readonly decoder: EventDecoder,
  ) {}

  /** The inputs, each behind those of its stream that the instance has not heard of. */
  async fillIn(
    definition: AnyProcess,
    name: string,
    instance: Instance,
    inputs: readonly StoredInput[],
  ): Promise<readonly StoredInput[]> {
    if (!inputs.some((input) => comesInOrder(definition, input))) return inputs;
    const heard = new Map(instance.heard);
    const complete: StoredInput[] = [];
    for (const input of inputs) {
      if (comesInOrder(definition, input) && !instance.known.has(input.id)) {
        const after = heard.get(input.stream) ?? -1n;
        complete.push(...(await this.between(definition, name, after, input)));
        heard.set(input.stream, BigInt(input.revision));
      }
      complete.push(input);
    }
    return complete;
  }

  private async between(
    definition: AnyProcess,
    name: string,
    after: bigint,
    { stream, revision }: EventInput,
  ): Promise<StoredInput[]> {
    const missing = Number(BigInt(revision) - after) - 1;
    if (missing <= 0) return [];
    const events = await this.store.read(stream, { from: after + 1n, max: missing });
    return events
      .filter(({ type }) => definition.listensTo.includes(type))
      .map((event) => this.decoder.decode(event))
      .filter((event) => definition.correlate(event).includes(name))
      .map((event) => eventInput(definition, event, name));
  }
}

function comesInOrder({ inOrder = [] }: AnyProcess, input: StoredInput): input is EventInput {
  return input.kind === 'event' && inOrder.some((category) => input.stream.startsWith(`${category}-`));
}
