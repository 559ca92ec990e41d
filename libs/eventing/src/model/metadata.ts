/** Who asks for a command, for whom, and because of what. Passed explicitly; never ambient. */
export interface CommandMeta {
  /** Deterministic for the intent: the same on every retry. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** `key:<id>`, `user:<id>`, `process:<name>`, `system:<part>`. */
  readonly actor: string;
  readonly tenant: string;
  /**
   * Of what was asked for, where the command is what was made of it and may be made otherwise on a retry: repeats are
   * compared by this. Else by the command itself.
   */
  readonly commandHash?: string;
}

const PROCESS = 'process:';

export function processActor(name: string): string {
  return `${PROCESS}${name}`;
}

export function isProcess(actor: string): boolean {
  return actor.startsWith(PROCESS);
}

/** The names under which the runner stamps metadata on every event. */
export const META = {
  commandId: 'commandId',
  /** SHA-256 of the command's payload: a repeat with another payload is an error, not a repeat. Empty for processes. */
  commandHash: 'commandHash',
  correlationId: '$correlationId',
  causationId: '$causationId',
  actor: 'actor',
  tenant: 'tenant',
  /** Decision time from the injected clock; the store's own time is separate. */
  at: 'at',
  /** Schema version of the event's data, a decimal. */
  schema: 'schema',
  /** Of a process's event: commands without an outcome and inputs set aside, as it leaves them; a decimal. */
  unsettled: 'unsettled',
  /** Of a process's event: `no`, or `yes` where it sets or ends timers. */
  timersChanged: 'timersChanged',
} as const;
