import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { deterministicId, schemas } from '#kernel';
import type { NoticeContent } from '#notification/contract';
import type { OrderSummary } from '#ordering/contract';
import { z } from 'zod';
import { type DelayPolicy, FRIENDLY_KINDS } from '../contract/index.js';
import { dayIn, placedOn } from './letter-dates.js';
import type { Policies } from './policies.js';
import type { Orders } from './ports.js';

const { uuid, amountMinor, instant, localDate, text } = schemas;
const message = z.object({
  /** The event that led to it, or what else makes it one message. */
  because: uuid,
  /** The same in words, where no event says it. */
  source: text.exactOptional(),
  orderId: uuid,
  kind: z.enum(FRIENDLY_KINDS),
  lineIds: z.array(uuid).exactOptional(),
  /** When goods are expected, by line. */
  expected: z.record(uuid, localDate.nullable()).exactOptional(),
  shipment: z
    .object({
      carrier: text,
      tracking: text.nullable(),
      lines: z.array(z.object({ lineId: uuid, quantity: z.int().positive() })),
    })
    .exactOptional(),
  refund: z
    .object({ refundId: uuid, sentAt: instant, form: z.string(), amountMinor: amountMinor.nonnegative() })
    .exactOptional(),
});
type Message = z.infer<typeof message>;

/** Most lines that a notice names. */
const MOST_LINES = 500;

/** Tells buyers what happened to their orders, where the policy wants it. */
export class BuyerMessages {
  constructor(
    private readonly policies: Policies,
    private readonly orders: Orders,
    private readonly registry: CommandRegistry,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('compliance.TellBuyer', (payload, meta) => this.tell(message.parse(payload), meta));
  }

  private async tell(told: Message, meta: CommandMeta): Promise<CommandOutcome> {
    const { policy } = await this.policies.of(meta.tenant);
    if (!policy?.messages.includes(told.kind)) return { ok: null };
    const order = await this.orders.summary(meta.tenant, told.orderId);
    const content = order && contentOf(told, order, policy);
    if (!content) return { ok: null };
    const { kind, orderId, because, source = because } = told;
    const noticeId = deterministicId('notice', meta.tenant, ...newsOf(told), kind);
    const named = new Set(content.lines.map(({ lineNo }) => lineNo));
    const lineIds = order.lines.filter(({ lineNo }) => named.has(lineNo)).map(({ lineId }) => lineId);
    const request = { noticeId, orderId, orderRef: order.ref, kind, lineIds, content, offer: null };
    return this.registry.execute(
      'notification.RequestNotice',
      { ...request, language: policy.language, because: source },
      { ...meta, commandId: deterministicId('notice', meta.tenant, because, kind) },
    );
  }
}

/** What makes it one message: that goods arrived is news once, however often their SKU says that nothing is missing. */
function newsOf({ kind, because, orderId, lineIds = [] }: Message): readonly string[] {
  return kind === 'GOODS_ARRIVED' ? [orderId, ...lineIds] : [because];
}

/** Null where there is nothing left to tell. */
function contentOf(told: Message, order: OrderSummary, policy: DelayPolicy): NoticeContent | null {
  const { kind, shipment, refund } = told;
  const facts = {
    kind,
    language: policy.language,
    seller: policy.seller,
    orderRef: order.ref,
    placedOn: placedOn(order),
    timeZone: order.timeZone,
    lines: linesOf(told, order),
    reason: null,
    advanceConsentUntil: null,
    substitutes: [],
    goodwill: [],
    refund: null,
    shipment: null,
  };
  if (kind === 'SHIPPED' && shipment) return { ...facts, shipment: shipmentOf(shipment, order) };
  if (kind === 'FOLLOW_UP' && shipment) return { ...facts, lines: [], shipment: shipmentOf(shipment, order) };
  if (kind === 'REFUND_SENT' && refund) return { ...facts, refund: refundOf(refund, order) };
  return facts.lines.length > 0 ? facts : null;
}

/** Of `SHIPPED`, what is still to come; of a refund, what it is for. */
function linesOf({ kind, lineIds, expected, refund }: Message, order: OrderSummary): NoticeContent['lines'] {
  const refunded = order.refunds.find(({ refundId }) => refundId === refund?.refundId)?.lineIds ?? [];
  const wanted = (line: OrderSummary['lines'][number]) => {
    if (kind === 'SHIPPED') return line.open > 0;
    if (kind === 'GOODS_ARRIVED' && line.open === 0) return false;
    return (refund ? refunded : (lineIds ?? [])).includes(line.lineId);
  };
  return order.lines
    .filter(wanted)
    .slice(0, MOST_LINES)
    .map(({ lineId, lineNo, sku, open, ordered, promisedBy }) => ({
      lineNo,
      sku,
      quantity: Math.max(1, open > 0 ? open : ordered),
      promisedBy,
      revisedShipDate: expected?.[lineId] ?? null,
      silenceCancelsOn: null,
      silence: null,
    }));
}

function shipmentOf(
  { carrier, tracking, lines }: NonNullable<Message['shipment']>,
  order: OrderSummary,
): NoticeContent['shipment'] {
  const known = new Map(order.lines.map((line) => [line.lineId, line] as const));
  const named = lines.flatMap(({ lineId, quantity }) => {
    const line = known.get(lineId);
    return line ? [{ lineNo: line.lineNo, sku: line.sku, quantity }] : [];
  });
  return {
    carrier: oneLine(carrier),
    tracking: tracking && oneLine(tracking),
    lines: named.slice(0, MOST_LINES),
  };
}

function refundOf(
  { sentAt, form, amountMinor: amount }: NonNullable<Message['refund']>,
  { timeZone, currency }: OrderSummary,
): NoticeContent['refund'] {
  return { amountMinor: amount, currency, form: shownForm(form), sentOn: dayIn(sentAt, timeZone) };
}

/** Forms of 16 CFR 435.1(d) as a buyer reads them. */
function shownForm(form: string): NonNullable<NoticeContent['refund']>['form'] {
  if (/NO_CHARGE|NOT_CHARGED/.test(form)) return 'NOT_CHARGED';
  if (/CASH|CHECK|MONEY_ORDER/.test(form)) return 'CASH_CHECK_MONEY_ORDER';
  return /MEMO|ACCOUNT/.test(form) ? 'CREDIT_MEMO' : 'ORIGINAL_METHOD';
}

function oneLine(words: string): string {
  return words.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200);
}
