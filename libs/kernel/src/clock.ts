/** An instant in UTC with milliseconds, `2026-01-05T15:00:00.000Z`: sorts as text. */
export type Instant = string;
/** A calendar day, `2026-01-05`, to be read in a stated time zone. */
export type LocalDate = string;

/** The only source of time. Injected, so that tests and the sandbox can move it. */
export interface Clock {
  now(): Instant;
}

export class SystemClock implements Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}

/** A clock that moves only when told: tests, the demo, imports of historical data. */
export class ManualClock implements Clock {
  constructor(private current: Instant) {}

  now(): Instant {
    return this.current;
  }

  /** Moves forward to `instant`; earlier instants are ignored, so time never runs back. */
  advanceTo(instant: Instant): void {
    if (instant > this.current) this.current = instant;
  }

  advanceBy(milliseconds: number): void {
    this.current = plusMilliseconds(this.current, milliseconds);
  }
}

/** Runs like a real clock from a chosen instant on, and can be moved forward: the sandbox and the demo. */
export class SandboxClock implements Clock {
  private origin = performance.now();

  constructor(private start: Instant) {}

  now(): Instant {
    return plusMilliseconds(this.start, Math.floor(performance.now() - this.origin));
  }

  /** Moves forward to `instant`; an earlier one is ignored, so time never runs back. */
  advanceTo(instant: Instant): void {
    if (instant <= this.now()) return;
    this.start = instant;
    this.origin = performance.now();
  }
}

/** Another clock's time and an offset that only grows: time goes on meanwhile, also while the service does not run. */
export class OffsetClock implements Clock {
  private offsetMs = 0;

  constructor(private readonly base: Clock) {}

  now(): Instant {
    return this.offsetMs === 0 ? this.base.now() : plusMilliseconds(this.base.now(), this.offsetMs);
  }

  /** Answers whether the clock was moved; a smaller offset is ignored, so time never runs back. */
  offsetTo(milliseconds: number): boolean {
    if (milliseconds <= this.offsetMs) return false;
    this.offsetMs = milliseconds;
    return true;
  }
}

export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
