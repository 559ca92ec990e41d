import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';
import { MAX_OVERRIDES } from './overrides.js';

const { uuid } = schemas;

/** What became of one backorder of a batch. `code` and `message` say why it FAILED. Ranks: 1 is next. */
export const batchRow = z.object({
  demandId: uuid,
  status: z.enum(['CHANGED', 'UNCHANGED', 'FAILED']),
  fromRank: z.int().positive().nullable(),
  toRank: z.int().positive().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
});

const batchOutcome = z.object({
  batchId: uuid,
  /** False: all that it had changed was put back. */
  applied: z.boolean(),
  rows: z.array(batchRow).max(MAX_OVERRIDES),
  /** What the SKUs decided. */
  events: z.array(z.object({ id: uuid, type: z.string() })),
  /** Of the last SKU that decided. */
  revision: z.int(),
});
export type BatchOutcome = z.infer<typeof batchOutcome>;

/**
 * In the stream `override_batch-<tenant>~<batchId>`, at most one: what a batch of overrides was answered. The SKUs know
 * what they changed; what they left as it was, and why, stands here alone.
 */
export const batchEvents = {
  OverrideBatchAnswered: defineEvent('backorder.OverrideBatchAnswered', batchOutcome),
} as const;
export type BatchEvent = EventsOf<typeof batchEvents>;

export function overrideBatchStream(tenant: string, batchId: string): string {
  return streamName('override_batch', tenant, batchId);
}
