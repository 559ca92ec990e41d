/** The log holds an event that this program cannot read: written by a newer version, or damaged. Names no value. */
export class UndecodableEvent extends Error {
  readonly code = 'UNDECODABLE_EVENT';
  constructor(
    readonly type: string,
    reason: string,
  ) {
    super(`${type} ${reason}`);
  }
}
