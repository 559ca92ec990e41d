import { momentOf } from '../calendar/legal-day.js';
import { type Conventions, DEFAULT_CONVENTIONS } from '../conventions/conventions.js';
import type { DelayFact, FactOf, OptionContent } from '../facts/delay-fact.js';
import { assessMitor } from '../mitor/assess.js';
import { type LineOutcome, lineOutcome } from '../mitor/line-outcome.js';

const ZONE = 'America/New_York';

/** Noon in New York on a day of winter 2026. */
export const noon = (date: string) => `${date}T12:00:00-05:00`;

/** Ordered on 5 January 2026, nothing stated, paid by card: T is 4 February, K is 6 March. */
export const ORDERED: FactOf<'OrderReceived'> = {
  type: 'OrderReceived',
  at: noon('2026-01-05'),
  payment: { tender: 'THIRD_PARTY_CREDIT', status: 'AUTHORIZED_AND_CAPTURED' },
};

/** All clauses that an option with this meaning of silence needs. */
export function complete(silenceStatement: 'CONSENT' | 'CANCEL'): OptionContent {
  return {
    cancelRightAndPromptRefund: true,
    silenceStatement,
    continuingCancelRight: true,
    costFreeReply: true,
  };
}

type Option = Partial<FactOf<'DelayOptionOffered'>>;

export function firstOption(on: string, revisedShipDate: string | null, more: Option = {}): DelayFact {
  const short = revisedShipDate !== null && revisedShipDate <= '2026-03-06';
  const content = complete(short ? 'CONSENT' : 'CANCEL');
  return option({ kind: 'FIRST', at: noon(on), revisedShipDate, content, ...more });
}

export function renewedOption(on: string, revisedShipDate: string | null, more: Option = {}): DelayFact {
  return option({ kind: 'RENEWED', at: noon(on), revisedShipDate, content: complete('CANCEL'), ...more });
}

function option(fields: Option): DelayFact {
  return {
    type: 'DelayOptionOffered',
    kind: 'FIRST',
    at: noon('2026-01-20'),
    revisedShipDate: null,
    reason: 'the supplier is late',
    ...fields,
  };
}

export function consented(on: string, to: string | null = null): DelayFact {
  return { type: 'BuyerConsented', receivedAt: noon(on), to };
}

export function cancelled(on: string): DelayFact {
  return { type: 'BuyerCancelled', receivedAt: noon(on) };
}

export function shipped(on: string, more: Partial<FactOf<'ShippedToCarrier'>> = {}): DelayFact {
  return { type: 'ShippedToCarrier', handedOverAt: noon(on), ...more };
}

/** The outcome of the order's first line at noon of a day. */
export function outcomeOn(
  date: string,
  facts: readonly DelayFact[],
  conventions: Partial<Conventions> = {},
): LineOutcome {
  const setting = { zone: ZONE, conventions: { ...DEFAULT_CONVENTIONS, ...conventions } };
  const order = assessMitor(facts, setting, momentOf(noon(date)));
  const [line] = order.lines;
  if (!line) throw new Error('no order was received');
  return lineOutcome(order, line);
}
