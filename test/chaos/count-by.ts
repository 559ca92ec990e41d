import type { RecordedEvent } from '#eventing';

/** How often each key occurs among the events of the type. */
export function countBy(
  events: readonly RecordedEvent[],
  type: string,
  key: (event: RecordedEvent) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.type === type) counts.set(key(event), (counts.get(key(event)) ?? 0) + 1);
  }
  return counts;
}

export function idOf(field: string): (event: RecordedEvent) => string {
  return ({ data }) => textOf(data[field]);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
