import type { LocalDate } from '#kernel';

/** Sorts after every real due date: no due date is no hurry. */
const NO_DUE_DATE: LocalDate = '9999-12-31';

/**
 * A place in a queue, smallest first. Total: `revision` is that of the event that enqueued the demand, and no two
 * events of a stream share one.
 */
export interface QueueKey {
  readonly priorityClass: number;
  readonly dueDate: LocalDate;
  readonly revision: number;
}

export function queueKey(
  priority: { readonly priorityClass: number; readonly dueDate: LocalDate | null },
  revision: number,
): QueueKey {
  return { priorityClass: priority.priorityClass, dueDate: priority.dueDate ?? NO_DUE_DATE, revision };
}

/** Negative when `a` is served before `b`. */
export function compareKeys(a: QueueKey, b: QueueKey): number {
  if (a.priorityClass !== b.priorityClass) return a.priorityClass - b.priorityClass;
  if (a.dueDate !== b.dueDate) return a.dueDate < b.dueDate ? -1 : 1;
  return a.revision - b.revision;
}
