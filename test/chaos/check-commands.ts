import { META, processEvents, type RecordedEvent } from '#eventing';

/** One input may move several processes, and is their events' command: `processProblems` looks at those. */
const ofProcesses = new Set<string>(Object.values(processEvents).map(({ type }) => type));

/** A command is decided once: all of its events are one append, with one payload and one time of decision. */
export function commandProblems(events: readonly RecordedEvent[]): string[] {
  const last = new Map<string, RecordedEvent>();
  const problems = new Set<string>();
  for (const event of events) {
    const commandId = event.meta[META.commandId];
    if (commandId === undefined || ofProcesses.has(event.type)) continue;
    const before = last.get(commandId);
    if (before && !isSameDecision(before, event)) {
      problems.add(`command ${commandId} was decided twice: ${before.type}, then ${event.type}`);
    }
    last.set(commandId, event);
  }
  return [...problems];
}

function isSameDecision(before: RecordedEvent, event: RecordedEvent): boolean {
  return (
    event.stream === before.stream &&
    event.revision === before.revision + 1n &&
    event.meta[META.commandHash] === before.meta[META.commandHash] &&
    event.meta[META.at] === before.meta[META.at]
  );
}
