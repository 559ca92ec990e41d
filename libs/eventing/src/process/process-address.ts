import { parseStreamName, streamName } from '../model/stream-name.js';
import type { ProcessDefinition } from './process-definition.js';

/** A process whose state the runtime only passes on. */
export type AnyProcess = ProcessDefinition<unknown>;

/** One instance of a process manager. */
export interface ProcessAddress {
  readonly process: string;
  readonly tenant: string;
  readonly instance: string;
}

const PREFIX = 'process_';

export function processStream({ process, tenant, instance }: ProcessAddress): string {
  return streamName(PREFIX + process, tenant, instance);
}

export function processAddress(stream: string): ProcessAddress {
  const { category, tenant, parts } = parseStreamName(stream);
  return { process: category.slice(PREFIX.length), tenant, instance: parts[0] ?? '' };
}
