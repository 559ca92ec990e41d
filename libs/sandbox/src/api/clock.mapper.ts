import type { Execution } from '#eventing';
import { payloadOf, toUserError, type UserError } from '#graphql-kit';
import type { ServiceTime } from '../application/service-time.js';
import { ClockAdvanced, ServiceClock } from './clock.types.js';

export function toServiceClock({ clock, sandbox }: ServiceTime): ServiceClock {
  return Object.assign(new ServiceClock(), { now: clock.now(), sandbox });
}

export function toAdvanceResult(execution: Execution, time: ServiceTime): ClockAdvanced | UserError {
  if (execution.outcome === 'rejected') return toUserError(execution.rejection);
  return Object.assign(new ClockAdvanced(), payloadOf(execution), { clock: toServiceClock(time) });
}
