import { schemas } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const duration = z
  .string()
  .max(64)
  .refine(
    isForward,
    'must be an ISO 8601 duration above zero and up to 200 years, such as P31D, P1M or PT12H',
  );

const advanceClock = z
  .object({ by: duration.nullable(), to: schemas.instant.nullable() })
  .refine(({ by, to }) => (by === null) !== (to === null), {
    path: ['by'],
    message: 'give either by or to',
  });

/** `by` is an ISO 8601 duration; months and years are those of the calendar in UTC. */
export const sandboxCommands = { 'sandbox.AdvanceClock': advanceClock } as const;

export type AdvanceClock = { readonly type: 'sandbox.AdvanceClock' } & Readonly<z.infer<typeof advanceClock>>;

/**
 * `NOT_A_SANDBOX`: time is the system's. `CLOCK_NOT_FORWARD`, `CLOCK_TOO_FAR` (details `field`): the new time is not
 * after the present one, or after the year 2199.
 */
export type SandboxRejectionCode = 'NOT_A_SANDBOX' | 'CLOCK_NOT_FORWARD' | 'CLOCK_TOO_FAR';

function isForward(text: string): boolean {
  try {
    const { Duration } = Temporal;
    const parsed = Duration.from(text);
    return parsed.sign > 0 && Duration.compare(parsed, 'P200Y', { relativeTo: '2000-01-01' }) <= 0;
  } catch {
    return false; // Temporal has no other way to say that this is no duration
  }
}
