import { graphqlEnum } from '#graphql-kit';

export const OrderStatus = graphqlEnum('OrderStatus', [
  'OPEN',
  'ON_HOLD',
  'PARTLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'REFUSED',
]);
export const LineStatus = graphqlEnum('LineStatus', [
  'OPEN',
  'PARTLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'REFUSED',
]);
export const ShipPolicy = graphqlEnum(
  'ShipPolicy',
  ['SPLIT', 'COMPLETE', 'TOGETHER'],
  'SPLIT: as goods come. COMPLETE: the line in one go. TOGETHER: all lines of a shipGroup in one parcel.',
);
export const Channel = graphqlEnum('Channel', ['INTERNET', 'MAIL', 'TELEPHONE', 'OTHER']);
export const CancelledBy = graphqlEnum('CancelledBy', ['BUYER', 'SELLER']);
export const Tender = graphqlEnum('Tender', [
  'THIRD_PARTY_CREDIT',
  'SELLER_CREDIT',
  'CASH_CHECK_MONEY_ORDER',
  'OTHER',
  'MIXED',
]);
export const PaymentStatus = graphqlEnum('PaymentStatus', [
  'AUTHORIZED_AND_CAPTURED',
  'AUTHORIZED_NOT_CAPTURED',
  'RECEIVED',
  'NOT_RECEIVED',
  'APPLICATION_PENDING',
  'HONORED',
  'CAPTURED',
  'CHARGED',
]);
export const StatedTimeKind = graphqlEnum('StatedTimeKind', [
  'CALENDAR_DAYS',
  'CALENDAR_DAYS_RANGE',
  'BUSINESS_DAYS',
  'WEEKS',
  'HOURS',
  'BY_DATE',
]);
export const LineOutcomeKind = graphqlEnum(
  'LineOutcomeKind',
  ['ALLOCATED', 'BACKORDERED', 'PARTLY_BACKORDERED', 'REFUSED', 'PENDING'],
  'PENDING: the order is safe, but its SKU did not answer within two seconds. Ask again.',
);
export const RefusalReason = graphqlEnum('RefusalReason', ['BACKORDER_NOT_ALLOWED', 'BACKORDER_CAP_REACHED']);
export const PaymentFact = graphqlEnum('PaymentFact', [
  'RECEIVED',
  'HONORED',
  'DISHONORED',
  'CASH_TENDERED',
  'CREDIT_QUALIFIED',
  'CREDIT_DECLINED',
]);
export const BuyerAnswer = graphqlEnum(
  'BuyerAnswer',
  ['CONSENT', 'CANCEL', 'SUBSTITUTE', 'OTHER'],
  'OTHER: neither consent nor cancellation; silence goes on.',
);
export const ReplyChannel = graphqlEnum('ReplyChannel', ['WEB', 'EMAIL', 'PHONE', 'LETTER', 'OTHER']);
export const SilenceMeans = graphqlEnum('SilenceMeans', ['CONSENT', 'CANCEL']);
export const GoodwillKind = graphqlEnum('GoodwillKind', ['SHIPPING_UPGRADE', 'CREDIT', 'GIFT', 'OTHER']);
