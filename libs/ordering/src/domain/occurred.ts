import { type DecisionContext, reject } from '#eventing';
import type { OrderDecision } from './decision.js';

/** When something happened: now, where nothing is said, and never in the future. */
export function occurred(
  at: string | null,
  { now }: DecisionContext,
  field: string,
): { readonly at: string } | Extract<OrderDecision, { readonly rejected: unknown }> {
  if (at === null || at <= now) return { at: at ?? now };
  return reject('TIME_IN_FUTURE', `${field} ${at} is in the future`, { field, at, now });
}
