/** Which state a snapshot is of. Another `stateVersion` is another shape of state. */
export interface SnapshotKey {
  readonly stream: string;
  readonly decider: string;
  readonly stateVersion: number;
}

/**
 * Shortcuts to the states of long streams. Deletable at any time: what is missing, broken or foreign counts as none.
 * `save` keeps the newest snapshot of a key, whatever the order in which they come.
 */
export interface SnapshotStore {
  load(key: SnapshotKey): Promise<string | null>;
  save(key: SnapshotKey, revision: number, json: string): Promise<void>;
  close(): Promise<void>;
}
