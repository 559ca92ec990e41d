import { jurisdictionsOf } from '#delay-rules';
import { parseCommand, payloadOf, toUserError, type UserError } from '#graphql-kit';
import { jurisdiction, orderIdOf, type OrderingCommand, orderingCommands } from '../contract/index.js';
import { z } from 'zod';
import { delayRuleFor } from '../application/delay-rule-for.js';
import type { LineAnswer, PlacedOrder } from '../application/placed-order.js';
import type { Sourcing } from '#stock/contract';
import { LineOutcome, PlaceOrderAccepted } from './order.types.js';
import type {
  OrderLineInput,
  PaymentInput,
  PlaceOrderInput,
  StatedShipTimeInput,
} from './place-order.input.js';

type PlaceCommand = Extract<OrderingCommand, { readonly type: 'ordering.PlaceOrder' }>;

export function toPlaceOrder(input: PlaceOrderInput, tenant: string): PlaceCommand {
  const { idempotencyKey: _, customer, payment, lines, jurisdictions, ...rest } = input;
  const { name = null, email = null, address = null, segment = null } = customer;
  const facts = {
    ...rest,
    orderId: orderIdOf(tenant, input.ref),
    placedAt: input.placedAt ?? null,
    shippingMinor: Number(input.shippingMinor),
    discountMinor: Number(input.discountMinor),
    customer: {
      ...customer,
      name,
      email,
      segment,
      address: address && { city: null, region: null, postalCode: null, country: null, ...address },
    },
    payment: payment ? toPayment(payment) : null,
    statedShipTime: toPromise(input.statedShipTime),
    lines: lines.map(toLine),
    ...delayRuleFor(
      jurisdictions ? parseCommand(governing, { jurisdictions }).jurisdictions : lawsAt(address),
    ),
  };
  return { type: 'ordering.PlaceOrder', ...parseCommand(orderingCommands['ordering.PlaceOrder'], facts) };
}

const governing = z.object({ jurisdictions: z.array(jurisdiction) });

function lawsAt(address: PlaceOrderInput['customer']['address']) {
  return jurisdictionsOf(address?.country ?? null, address?.region ?? null);
}

export function toPlaceOrderResult(placed: PlacedOrder, tenant: string): PlaceOrderAccepted | UserError {
  if (placed.outcome === 'rejected') return toUserError(placed.rejection);
  const { orderId, ref, lines } = placed;
  return Object.assign(new PlaceOrderAccepted(), payloadOf(placed), {
    tenant,
    orderId,
    ref,
    status: lines.every(({ sourcing }) => sourcing) ? 'SOURCED' : 'PENDING',
    lines: lines.map(toOutcome),
  } as const);
}

const NO_ANSWER: Sourcing = {
  demandId: '',
  allocated: 0,
  backordered: 0,
  refused: 0,
  refusal: null,
  rank: null,
  quantityAhead: null,
  projectedDate: null,
};

function toOutcome({ sourcing, ...line }: LineAnswer): LineOutcome {
  const { demandId, refusal, rank, ...answer } = sourcing ?? NO_ANSWER;
  return Object.assign(new LineOutcome(), line, answer, {
    refusalReason: refusal,
    outcome: outcomeOf(sourcing),
    backorderId: answer.backordered > 0 ? demandId : null,
    queuePosition: rank,
  });
}

function outcomeOf(sourcing: LineAnswer['sourcing']): LineOutcome['outcome'] {
  if (!sourcing) return 'PENDING';
  if (sourcing.backordered > 0) return sourcing.allocated > 0 ? 'PARTLY_BACKORDERED' : 'BACKORDERED';
  return sourcing.allocated > 0 ? 'ALLOCATED' : 'REFUSED';
}

function toLine({ unitPriceMinor, statedShipTime, ...line }: OrderLineInput) {
  return {
    shipGroup: null,
    requiredDate: null,
    reservationId: null,
    ...line,
    unitPriceMinor: Number(unitPriceMinor),
    statedShipTime: toPromise(statedShipTime),
  };
}

function toPayment({ amountMinor, billingCycleCloseDay = null, parts, ...payment }: PaymentInput) {
  return {
    ...payment,
    billingCycleCloseDay,
    amountMinor: typeof amountMinor === 'string' ? Number(amountMinor) : null,
    parts: parts.map((part) => ({ ...part, amountMinor: Number(part.amountMinor) })),
  };
}

function toPromise(input: StatedShipTimeInput | null | undefined) {
  if (!input) return null;
  const { kind, value, min, max, date, clearAndConspicuous, shownAt = null } = input;
  const time =
    kind === 'BY_DATE'
      ? { kind, value: date }
      : kind === 'CALENDAR_DAYS_RANGE'
        ? { kind, min, max }
        : { kind, value };
  return { time, clearAndConspicuous, shownAt };
}
