import { type Piece } from './markup.js';
import { moneyText } from './money-text.js';
import {
  linesText,
  type OrderData,
  type OrderEventName,
  personalText,
  type Reading,
  unitsText,
} from './reading.js';
import { causeMeaning, formText, meaningText } from './rule-words.js';
import { until } from './section-answers.js';
import { words } from './section-order.js';
import { dayText } from './times.js';

/** One event in a sentence, with the time at which it happened in business; null: when it was recorded. */
export interface Sentence {
  readonly at: string | null;
  readonly text: Piece;
}

type Sentences = {
  readonly [Name in OrderEventName]: (data: OrderData<Name>, reading: Reading) => Sentence;
};

const now = (text: Piece): Sentence => ({ at: null, text });
const on = (at: string, text: Piece): Sentence => ({ at, text });

const sentences: Sentences = {
  OrderPlaced: ({ placedAt, ref, lines }) =>
    on(placedAt, `The order ${ref} of ${lines.length} line(s) was received.`),
  SupplyRecorded: ({ lines }, reading) =>
    now(
      `Stock: ${lines
        .map(
          ({ lineId, secured, waiting }) =>
            `${linesText(reading, [lineId])} has ${secured} secured, ${waiting} waiting`,
        )
        .join('; ')}.`,
    ),
  ShipGroupAssessed: ({ group, unitsWait, parts }, reading) => {
    const has = parts.map(
      ({ lineId, open, allocated }) => `${linesText(reading, [lineId])} has ${allocated} of ${open}`,
    );
    const waits = unitsWait ? '; units wait until the others are there' : '';
    return now(`Ship group ${group}: ${has.join(', ')}${waits}.`);
  },
  LineCancelled: ({ lineId, quantity, by, reason }, reading) =>
    now(
      `${unitsText(reading, [{ lineId, quantity }])} cancelled by the ${words(by)}: ${meaningText(causeMeaning(reason))}.`,
    ),
  LineQuantityChanged: ({ lineId, from, to, reason }, reading) =>
    now(`The quantity of ${linesText(reading, [lineId])} changed from ${from} to ${to}: ${reason}.`),
  LineSubstituted: ({ lineId, quantity, agreedAt, line, substitutePriceMinor }, reading) => {
    const pays = `the buyer pays ${moneyText(line.unitPriceMinor, reading.currency)} for each`;
    const waived = (substitutePriceMinor ?? 0) > line.unitPriceMinor;
    const costs = moneyText(substitutePriceMinor ?? 0, reading.currency);
    return on(
      agreedAt,
      `${line.quantity} of ${line.sku} took the place of ${unitsText(reading, [{ lineId, quantity }])}, as the buyer agreed: ${pays}${waived ? `, the seller bears the rest of ${costs}` : ''}.`,
    );
  },
  OrderHeld: ({ reason }) => now(`The order was put on hold: ${reason}.`),
  OrderReleased: ({ note }) => now(`The hold was lifted${note === null ? '' : `: ${note}`}.`),
  OrderCancelled: ({ lines, by, reason }, reading) =>
    now(`${unitsText(reading, lines)} cancelled by the ${words(by)}: ${reason}.`),
  ShipmentConfirmed: ({ handedOverAt, lines, carrier }, reading) =>
    on(handedOverAt, `${unitsText(reading, lines)} handed to the carrier ${carrier}.`),
  ReturnRecorded: ({ lines, reason }, reading) => now(`${unitsText(reading, lines)} came back: ${reason}.`),
  ShipPromiseMade: ({ lines }, reading) =>
    now(
      `Promised: ${lines
        .map(({ lineId, shipBy }) => `${linesText(reading, [lineId])} by ${dayText(shipBy)}`)
        .join('; ')}.`,
    ),
  PaymentRecorded: ({ occurredAt, fact, tender, amountMinor }, { currency }) => {
    const how = tender === null ? '' : `, ${words(tender)}`;
    const much = amountMinor === undefined ? '' : `, ${moneyText(amountMinor, currency)}`;
    return on(occurredAt, `Payment: ${words(fact)}${how}${much}.`);
  },
  InformationCompleted: ({ occurredAt }) => on(occurredAt, 'The seller had all that is needed to ship.'),
  DelayDiscovered: ({ discoveredAt, source, lines }, reading) =>
    on(
      discoveredAt,
      `The seller became aware of a delay of ${linesText(
        reading,
        lines.map(({ lineId }) => lineId),
      )}: ${source}.`,
    ),
  DelayOptionOffered: ({ sentAt, kind, lines, revisedShipDate }, reading) => {
    const date = revisedShipDate === null ? 'no date can be given' : `new date ${dayText(revisedShipDate)}`;
    const what = kind === 'FIRST' ? 'A delay option' : 'A renewed delay option';
    return on(sentAt, `${what} was sent for ${linesText(reading, lines)}: ${date}.`);
  },
  BuyerConsented: ({ receivedAt, lines, to, channel }, reading) =>
    on(
      receivedAt,
      `The buyer agreed to the delay of ${linesText(reading, lines)}${until(to)} (by ${words(channel)}).`,
    ),
  BuyerCancelled: ({ receivedAt, lines, channel }, reading) =>
    on(receivedAt, `The buyer cancelled ${linesText(reading, lines)} (by ${words(channel)}).`),
  BuyerMessageReceived: ({ receivedAt, message, channel }) =>
    on(receivedAt, `The buyer wrote (by ${words(channel)}): ${personalText(message) ?? 'nothing on record'}`),
  ConsentRefused: ({ receivedAt, lines, reason }, reading) =>
    on(receivedAt, `The buyer agreed to a delay of ${linesText(reading, lines)}, without effect: ${reason}.`),
  OptionUndelivered: ({ learnedAt, reason }) =>
    on(learnedAt, `The option never arrived (${reason}): it is none, and the buyer had to be asked again.`),
  SubstituteChosen: ({ receivedAt, lines, sku, channel }, reading) =>
    on(receivedAt, `The buyer chose ${sku} in place of ${linesText(reading, lines)} (by ${words(channel)}).`),
  DeadlineNear: ({ lines, refunds }, reading) => {
    const goods = lines.map(({ lineId }) => linesText(reading, [lineId]));
    const money = refunds.map(({ dueBy }) => `a refund due by ${dayText(dueBy)}`);
    return now(`A deadline is near: ${[...goods, ...money].join(', ')}.`);
  },
  GoodwillGranted: ({ description, amountMinor, reason }, { currency }) => {
    const cost = amountMinor === null ? '' : ` (${moneyText(amountMinor, currency)})`;
    return now(`Goodwill, never in place of a refund: ${description}${cost}: ${reason}.`);
  },
  DeadlineReached: ({ deadlineAt, lineId, quantity, reason }, reading) =>
    on(
      deadlineAt,
      `${unitsText(reading, [{ lineId, quantity }])} deemed cancelled: ${meaningText(causeMeaning(reason))}.`,
    ),
  CancellationCorrected: ({ lineId, quantity, reason }, reading) =>
    now(`Corrected: ${unitsText(reading, [{ lineId, quantity }])} not deemed cancelled: ${reason}.`),
  RefundRequired: ({ lines, amountMinor, cause, parts }, reading) => {
    const due = parts.map(({ dueBy }) => dayText(dueBy)).join(', ');
    return now(
      `A refund of ${moneyText(amountMinor, reading.currency)} for ${unitsText(reading, lines)} is due by ${due}: ${meaningText(causeMeaning(cause))}.`,
    );
  },
  RefundSent: ({ sentAt, amountMinor, form, reference }, { currency }) =>
    on(
      sentAt,
      `A refund of ${moneyText(amountMinor, currency)} was sent as ${formText(form)}${reference === null ? '' : `, ${reference}`}.`,
    ),
  RefundFailed: ({ failedAt, reason }) => on(failedAt, `A refund failed: ${reason}.`),
  RefundMethodUnavailable: ({ discoveredAt, reason }) =>
    on(discoveredAt, `The way in which the buyer paid cannot be used for the refund: ${reason}.`),
  RefundWithdrawn: ({ reason }) => now(`A refund was withdrawn: ${reason}.`),
  ObligationsAssessed: ({ lines }) => now(`The Rule was applied to ${lines.length} line(s).`),
};

export function sentenceOf<Name extends OrderEventName>(
  name: Name,
  data: OrderData<Name>,
  reading: Reading,
): Sentence {
  return sentences[name](data, reading);
}
