import type { EventOf } from '#eventing';
import type { orderingEvents } from '#ordering/contract';
import type { NameLine, Told } from './trail-entry.js';

export type Tellers<Definitions extends Readonly<Record<string, object>>> = {
  readonly [Name in keyof Definitions]: (
    data: Extract<EventOf<Definitions[Name]>, { data: unknown }>['data'],
    name: NameLine,
  ) => Told;
};

const NOT_SAID = 'nobody said';

/** What became of the order itself. */
export const tellOrder: Tellers<typeof orderingEvents> = {
  OrderPlaced: ({ placedAt, ref, lines }) => ({
    kind: 'PLACED',
    at: placedAt,
    lines,
    words: `The seller received order ${ref}, ${lines.length} line(s).`,
  }),
  SupplyRecorded: ({ lines }, name) => ({
    kind: 'SUPPLY',
    lines: lines.map(({ lineId }) => ({ lineId })),
    words: lines
      .map(({ lineId, secured, waiting }) => `${name(lineId)}: ${secured} secured, ${waiting} waiting.`)
      .join(' '),
  }),
  ShipGroupAssessed: ({ group, unitsWait, parts }, name) => ({
    kind: 'SUPPLY',
    lines: parts.map(({ lineId }) => ({ lineId })),
    words: [
      `Of ship group ${group}:`,
      ...parts.map(
        ({ lineId, open, allocated }) => `${name(lineId)} has ${allocated} units, ${open} are open.`,
      ),
      ...(unitsWait ? ['Units wait until the others are there.'] : []),
    ].join(' '),
  }),
  LineCancelled: ({ lineId, quantity, by, reason }, name) => ({
    kind: 'CANCELLED',
    lines: [{ lineId, quantity }],
    words: `${quantity} of ${name(lineId)} cancelled by ${whoOf(by)}: ${reason}.`,
  }),
  OrderCancelled: ({ lines, by, reason }) => ({
    kind: 'CANCELLED',
    lines,
    words: `The order was cancelled by ${whoOf(by)}: ${reason}.`,
  }),
  LineQuantityChanged: ({ lineId, from, to, reason }, name) => ({
    kind: 'QUANTITY_CHANGED',
    lines: [{ lineId, quantity: to }],
    words: `${name(lineId)} changed from ${from} to ${to}: ${reason}.`,
  }),
  LineSubstituted: ({ lineId, quantity, agreedAt, line, substitutePriceMinor }, name) => ({
    kind: 'SUBSTITUTED',
    at: agreedAt,
    lines: [
      { lineId, quantity },
      { lineId: line.lineId, quantity: line.quantity },
    ],
    words: `${line.quantity} of ${line.sku} take the place of ${quantity} of ${name(lineId)}, as the buyer agreed; the buyer pays ${line.unitPriceMinor} for each${substitutePriceMinor === null ? '' : `, which costs ${substitutePriceMinor}`}, in the smallest unit of the currency.`,
    basis: [
      {
        of: `end of ${name(lineId)}, and clock of ${name(line.lineId)}`,
        rule: 'CV-CHANGE, CV-SUBST; 16 CFR 435.2(a)(1)',
        facts: [`agreement received ${agreedAt}`],
      },
    ],
  }),
  OrderHeld: ({ reason }) => ({ kind: 'HELD', words: `The order was put on hold: ${reason}.` }),
  OrderReleased: ({ note }) => ({
    kind: 'RELEASED',
    words: `The hold ended: ${note ?? `${NOT_SAID} why`}.`,
  }),
  ShipmentConfirmed: ({ handedOverAt, carrier, tracking, lines }, name) => ({
    kind: 'SHIPPED',
    at: handedOverAt,
    lines,
    words: `${carrier} took ${units(lines, name)}${tracking === null ? '' : `, tracking ${tracking}`}.`,
    basis: [
      { of: 'shipment', rule: '16 CFR 435.1(e)', facts: [`in the carrier's possession ${handedOverAt}`] },
    ],
  }),
  ReturnRecorded: ({ lines, reason }, name) => ({
    kind: 'RETURNED',
    lines,
    words: `${units(lines, name)} came back: ${reason}.`,
  }),
};

function whoOf(by: 'BUYER' | 'SELLER' | 'RULE'): string {
  return by === 'RULE' ? 'the rule' : `the ${by.toLowerCase()}`;
}

export function units(
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  name: NameLine,
): string {
  return lines.map(({ lineId, quantity }) => `${quantity} of ${name(lineId)}`).join(', ');
}
