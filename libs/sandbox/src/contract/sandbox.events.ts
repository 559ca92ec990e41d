import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const milliseconds = z.int().positive();

/** The stream `sandbox_clock-main`: only a log that was begun in a sandbox has it. Its time is that of all tenants. */
export const sandboxEvents = {
  ClockOpened: defineEvent('sandbox.ClockOpened', z.object({ at: schemas.instant })),
  ClockAdvanced: defineEvent(
    'sandbox.ClockAdvanced',
    z.object({
      byMs: milliseconds,
      /** Of all moves together: how far the sandbox is ahead of the system clock. */
      offsetMs: milliseconds,
      to: schemas.instant,
    }),
  ),
} as const;

export type SandboxEvent = EventsOf<typeof sandboxEvents>;

export const SANDBOX_CLOCK_STREAM = streamName('sandbox_clock', 'main');
