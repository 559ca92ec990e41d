import type { IssuedCommand } from '#eventing';
import { jsonBytes } from '#kernel';

/** Few enough that a step fits into one event, with the facts of the largest order beside them. */
const BATCH_COMMANDS = 50;
const BATCH_BYTES = 40_000;

/** The commands in their order, cut into batches that each fit into one step. */
export function batchesOf(commands: readonly IssuedCommand[]): IssuedCommand[][] {
  const batches: IssuedCommand[][] = [];
  let bytes = Infinity;
  for (const command of commands) {
    const size = jsonBytes(command);
    bytes += size;
    const last = batches.at(-1);
    if (last && last.length < BATCH_COMMANDS && bytes <= BATCH_BYTES) {
      last.push(command);
      continue;
    }
    batches.push([command]);
    bytes = size;
  }
  return batches;
}
