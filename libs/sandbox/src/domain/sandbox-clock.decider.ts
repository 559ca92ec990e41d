import { accept, type Decider, type Decision, reject } from '#eventing';
import { assertNever, type Instant } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import type { AdvanceClock, SandboxEvent, SandboxRejectionCode } from '../contract/index.js';

export interface SandboxClockState {
  opened: boolean;
  /** How far the sandbox is ahead of the system clock. */
  offsetMs: number;
  /** The time that the latest move led to. */
  movedTo: Instant | null;
}

export type SandboxCommand = { readonly type: 'sandbox.OpenClock' } | AdvanceClock;

/** Instants are compared as text, and calendars are known for some generations: far enough for any story. */
const END_OF_TIME = '2200-01-01T00:00:00.000Z';

/** The clock of a sandbox: opened with the log, then moved forward only. */
export const sandboxClockDecider: Decider<
  SandboxClockState,
  SandboxCommand,
  SandboxEvent,
  SandboxRejectionCode
> = {
  name: 'sandbox-clock',
  stateVersion: 1,
  initialState: () => ({ opened: false, offsetMs: 0, movedTo: null }),
  evolve: (state, event) => {
    state.opened = true;
    if (event.type === 'sandbox.ClockOpened') return;
    state.offsetMs = event.data.offsetMs;
    state.movedTo = event.data.to;
  },
  decide: (command, state, { now }) => {
    switch (command.type) {
      case 'sandbox.OpenClock':
        return state.opened ? accept() : accept({ type: 'sandbox.ClockOpened', data: { at: now } });
      case 'sandbox.AdvanceClock':
        return advance(command, state, now);
      default:
        return assertNever(command);
    }
  },
};

function advance(
  { by, to }: AdvanceClock,
  { opened, offsetMs, movedTo }: Readonly<SandboxClockState>,
  told: Instant,
): Decision<SandboxEvent, SandboxRejectionCode> {
  if (!opened) return reject('NOT_A_SANDBOX', 'the clock of this log cannot be moved');
  // This process may not have heard of the latest move yet.
  const now = movedTo !== null && movedTo > told ? movedTo : told;
  const field = by === null ? 'to' : 'by';
  const target = by === null ? (to ?? now) : plusDuration(now, by);
  if (target <= now) {
    return reject('CLOCK_NOT_FORWARD', `${field}: ${target} is not after ${now}, the time now`, { field });
  }
  if (target >= END_OF_TIME) {
    return reject('CLOCK_TOO_FAR', `${field}: ${target} is after the year 2199`, { field });
  }
  const byMs = Date.parse(target) - Date.parse(now);
  return accept({
    type: 'sandbox.ClockAdvanced',
    data: { byMs, offsetMs: offsetMs + byMs, to: target },
  });
}

function plusDuration(instant: Instant, duration: string): Instant {
  const moved = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').add(duration);
  return moved.toInstant().toString({ fractionalSecondDigits: 3 });
}
