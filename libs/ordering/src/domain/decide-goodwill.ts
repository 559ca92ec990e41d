import { addDays, dateOf, momentOf } from '#delay-rules';
import { accept, reject } from '#eventing';
import { deterministicId } from '#kernel';
import type { GoodwillOffered } from '../contract/index.js';
import type { CommandOf, OrderDecision } from './decision.js';
import type { UnderRule } from './under-rule.js';

type Grant = CommandOf<'ordering.GrantGoodwill'>;
type Offered = NonNullable<CommandOf<'ordering.OfferDelayOption'>['goodwill']>;

/** What was offered is granted once, and as long as the offer is valid; what was not offered may be given at any time. */
export function grantGoodwill(command: Grant, under: UnderRule): OrderDecision {
  const { type: _, ...granted } = command;
  const goodwillId = deterministicId(under.context.commandId, 'goodwill');
  const refusal = command.offerId === undefined ? null : refuse(command, command.offerId, under);
  return refusal ?? accept({ type: 'ordering.GoodwillGranted', data: { ...granted, goodwillId } });
}

function refuse({ kind }: Grant, offerId: string, { rule, context }: UnderRule): OrderDecision | null {
  const known = rule.goodwill[offerId];
  if (known?.offered.kind !== kind) {
    const message = `no ${kind} was offered as ${offerId}`;
    return reject('GOODWILL_NOT_OFFERED', message, { offerId, offered: known?.offered.kind ?? null });
  }
  const { offered, granted } = known;
  if (granted) return reject('GOODWILL_GRANTED', `${offered.description}: granted before`, { offerId });
  const { validUntil } = offered;
  const today = dateOf(momentOf(context.now), rule.timeZone);
  if (validUntil === null || today <= validUntil) return null;
  const message = `${offered.description}: the offer was valid until ${validUntil}`;
  return reject('GOODWILL_EXPIRED', message, { offerId, validUntil });
}

/** Valid until the day that the notice names, else from the day on which the buyer was told, in the order's zone. */
export function goodwillOffered(
  offered: Offered | undefined,
  sentAt: string,
  timeZone: string,
): { readonly goodwill?: GoodwillOffered[] } {
  if (offered === undefined) return {};
  const sentOn = dateOf(momentOf(sentAt), timeZone);
  const goodwill = offered.map(
    ({ validDays, validUntil = validDays === null ? null : addDays(sentOn, validDays), ...offer }) => ({
      ...offer,
      validUntil,
    }),
  );
  return { goodwill };
}
