import type { RecordedEvent } from '#eventing';

/** How often each key occurs among the events of the type; an event may have several. */
export function countBy(
  events: readonly RecordedEvent[],
  type: string,
  key: (event: RecordedEvent) => string | readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.type !== type) continue;
    for (const one of [key(event)].flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

export function idOf(field: string): (event: RecordedEvent) => string {
  return ({ data }) => textOf(data[field]);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
