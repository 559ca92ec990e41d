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

export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
