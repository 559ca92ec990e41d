import type { Instant } from '#kernel';

export interface KnownCommand {
  readonly hash: string;
  readonly firstRevision: number;
  lastRevision: number;
  readonly at: Instant;
}

/** Idempotency keys are kept at least this long, by the times of the stream's own events, and at least so many. */
const KEEP_MILLISECONDS = 72 * 3600 * 1000;
const KEEP_COUNT = 1000;

/** The commands that a stream's events came from, oldest first. Part of the fold, so it survives everything. */
export class CommandMemory {
  private readonly commands: Map<string, KnownCommand>;

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
    if (this.commands.size > KEEP_COUNT) this.forgetBefore(Date.parse(at) - KEEP_MILLISECONDS);
  }

  entries(): readonly (readonly [string, KnownCommand])[] {
    return [...this.commands];
  }

  private forgetBefore(time: number): void {
    for (const [commandId, { at }] of this.commands) {
      if (this.commands.size <= KEEP_COUNT || Date.parse(at) >= time) return;
      this.commands.delete(commandId);
    }
  }
}
