import { processEvents, type RecordedEvent, type StepTaken } from '#eventing';
import { countBy, textOf } from './count-by.js';

/** Each input moved its process once, nothing was parked, and no timer is left over. */
export function processProblems(events: readonly RecordedEvent[]): string[] {
  const inputs = countBy(events, processEvents.StepTaken.type, (event) => {
    const { before = [], input } = stepOf(event);
    return [...before, input].map(({ id }) => `${event.stream} ${id}`);
  });
  const parked = events
    .filter(({ type }) => type === processEvents.Parked.type)
    .map(({ data }) => textOf(data['reason']));
  return [
    ...[...inputs].filter(([, count]) => count > 1).map(([input]) => `input taken twice: ${input}`),
    ...parked.map((reason) => `parked: ${reason}`),
    ...timerProblems(events),
  ];
}

/** A timer that is set fires once, unless its process cancels it, sets it anew or ends. */
function timerProblems(events: readonly RecordedEvent[]): string[] {
  const open = new Map<string, Map<string, string>>();
  const fired = new Set<string>();
  const problems: string[] = [];
  for (const event of events) {
    if (event.type !== processEvents.StepTaken.type) continue;
    const { input, effects } = stepOf(event);
    const timers = open.get(event.stream) ?? new Map<string, string>();
    open.set(event.stream, timers);
    if (input.kind === 'timer') {
      if (fired.has(input.timerId)) problems.push(`timer ${input.timerId} fired twice`);
      if (timers.get(input.name) !== input.timerId) problems.push(`timer ${input.timerId} was not set`);
      fired.add(input.timerId);
      timers.delete(input.name);
    }
    for (const effect of effects) {
      if (effect.kind === 'timer') timers.set(effect.name, effect.id);
      if (effect.kind === 'cancel-timer') timers.delete(effect.name);
      if (effect.kind === 'complete') timers.clear();
    }
  }
  const left = [...open].flatMap(([stream, timers]) =>
    [...timers.keys()].map((name) => `timer ${name} of ${stream} never fired`),
  );
  return [...problems, ...left];
}

/** How many timers fired: a run without any proves nothing of them. */
export function timersFired(events: readonly RecordedEvent[]): number {
  return events.filter(
    (event) => event.type === processEvents.StepTaken.type && stepOf(event).input.kind === 'timer',
  ).length;
}

function stepOf({ data }: RecordedEvent): StepTaken {
  return data as unknown as StepTaken;
}
