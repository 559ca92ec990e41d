import type { Instant } from '#kernel';

export interface KnownCommand {
  readonly hash: string;
  readonly firstRevision: number;
  lastRevision: number;
  readonly at: Instant;
}

/** Idempotency keys are kept at least this long, by the times of the stream's own events. */
const KEEP_MILLISECONDS = 72 * 3600 * 1000;
const KEEP_COUNT = 1000;
const PRUNE_EVERY = 256;

/** The commands that a stream's events came from, oldest first. Part of the fold, so it survives everything. */
export class CommandMemory {
  private readonly commands: Map<string, KnownCommand>;
  private sincePrune = 0;

  constructor(entries: Iterable<readonly [string, KnownCommand]> = []) {
    this.commands = new Map(entries);
  }

  find(commandId: string): KnownCommand | undefined {
    return this.commands.get(commandId);
  }

  remember(commandId: string, hash: string, revision: number, at: Instant): void {
    const known = this.commands.get(commandId);
    if (known) {
      known.lastRevision = revision;
      return;
    }
    this.commands.set(commandId, { hash, firstRevision: revision, lastRevision: revision, at });
    if (++this.sincePrune >= PRUNE_EVERY) this.prune(at);
  }

  entries(): readonly (readonly [string, KnownCommand])[] {
    return [...this.commands];
  }

  private prune(now: Instant): void {
    this.sincePrune = 0;
    const oldest = Date.parse(now) - KEEP_MILLISECONDS;
    for (const [commandId, { at }] of this.commands) {
      if (this.commands.size <= KEEP_COUNT || Date.parse(at) >= oldest) return;
      this.commands.delete(commandId);
    }
  }
}
