import type { Accepted, CommandMeta, Execution } from '#eventing';
import { deterministicId, type Rejection } from '#kernel';
import type { DelayKind, NoticeCommand, NoticeContent } from '#notification/contract';
import type { OfferedLine } from '#ordering/contract';
import type { DelayPolicy } from '../contract/index.js';
import { placedOn } from './letter-dates.js';
import type { OfferOption, Orders } from './ports.js';

/** What may stand beside an offer: other goods, and something for the buyer's patience. */
export interface BesideOffer {
  readonly substitutes: NoticeContent['substitutes'];
  readonly goodwill: DelayPolicy['goodwill'];
  readonly because: string;
}

/** Notices that were asked for; or why none was. */
export type OptionOutcome =
  | {
      readonly outcome: 'accepted';
      readonly notices: readonly Accepted[];
      readonly noticeIds: readonly string[];
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

interface Notices {
  execute(command: NoticeCommand, meta: CommandMeta): Promise<Execution>;
}

/** Writes delay options to buyers: one notice for each class of lines, because the law words each differently. */
export class OptionLetters {
  constructor(
    private readonly orders: Orders,
    private readonly notices: Notices,
  ) {}

  /** Asks for the notices; the order hears of the offer when they have gone out. */
  async offer(
    offer: OfferOption,
    policy: DelayPolicy,
    beside: BesideOffer,
    meta: CommandMeta,
  ): Promise<OptionOutcome> {
    const preview = await this.orders.preview(offer, meta);
    if ('rejected' in preview) return { outcome: 'rejected', rejection: preview.rejected };
    const order = await this.orders.summary(meta.tenant, offer.orderId);
    const { basis, orderId } = offer;
    if (!order || !basis) throw new Error(`order ${orderId} was there a moment ago`);
    const { revisedShipDate, reason, advanceConsentUntil } = offer;
    const goodwill = goodwillOf(beside, meta);
    const notices: Accepted[] = [];
    const noticeIds: string[] = [];
    for (const [kind, lines] of byKind(preview.lines)) {
      const noticeId = deterministicId(meta.commandId, 'notice', kind);
      const command: NoticeCommand = {
        type: 'notification.RequestNotice',
        ...{ noticeId, orderId, orderRef: order.ref, kind, language: policy.language },
        lineIds: lines.map(({ lineId }) => lineId),
        content: contentOf({ kind, lines, offer, policy, beside }, order),
        offer: { revisedShipDate, reason, basis, advanceConsentUntil, ...goodwill },
        because: beside.because,
      };
      const execution = await this.notices.execute(command, { ...meta, commandId: noticeId });
      if (execution.outcome === 'rejected') return execution;
      notices.push(execution);
      noticeIds.push(noticeId);
    }
    return { outcome: 'accepted', notices, noticeIds };
  }
}

/** One offer, in however many notices it is told: it is granted once. */
function goodwillOf({ goodwill }: BesideOffer, { commandId }: CommandMeta): Pick<OfferOption, 'goodwill'> {
  if (goodwill.length === 0) return {};
  const offers = goodwill.map(({ validDays = null, ...offer }, index) => {
    return { ...offer, offerId: deterministicId(commandId, 'goodwill', index), validDays };
  });
  return { goodwill: offers };
}

/** The law words a notice by class (delay-rules §4.2, §5). */
const KINDS = {
  SHORT_DEFINITE: 'DELAY_FIRST_SHORT',
  LONG_DEFINITE: 'DELAY_FIRST_LONG',
  INDEFINITE: 'DELAY_FIRST_INDEFINITE',
  RENEWED_DEFINITE: 'DELAY_RENEWED_DEFINITE',
  RENEWED_INDEFINITE: 'DELAY_RENEWED_INDEFINITE',
} as const satisfies Record<OfferedLine['noticeClass'], DelayKind>;

function byKind(lines: readonly OfferedLine[]): ReadonlyMap<DelayKind, readonly OfferedLine[]> {
  const kinds = new Map<DelayKind, OfferedLine[]>();
  for (const line of lines) {
    const kind = KINDS[line.noticeClass];
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  return kinds;
}

interface Letter {
  readonly kind: DelayKind;
  readonly lines: readonly OfferedLine[];
  readonly offer: OfferOption;
  readonly policy: DelayPolicy;
  readonly beside: BesideOffer;
}

function contentOf(
  { kind, lines, offer, policy, beside }: Letter,
  order: { readonly ref: string; readonly placedAt: string; readonly timeZone: string },
): NoticeContent {
  return {
    kind,
    language: policy.language,
    seller: policy.seller,
    orderRef: order.ref,
    placedOn: placedOn(order),
    timeZone: order.timeZone,
    lines: lines.map(({ lineId: _, noticeClass: __, ...line }) => line),
    reason: offer.reason,
    advanceConsentUntil: offer.advanceConsentUntil,
    substitutes: beside.substitutes,
    goodwill: beside.goodwill.map(({ description }) => description),
    refund: null,
    shipment: null,
  };
}
