import { type Markup, markup } from './markup.js';
import { moneyText } from './money-text.js';
import { list, pairs, para, section, table } from './page.js';
import { linesText, ofType, personalText, type Reading, unitsText } from './reading.js';
import { conventionsInWords, rulesOf, ruleVersion } from './rule-packs.js';
import { timeIn } from './times.js';

/** Whose order it is, and what was ordered. */
export function orderSection(reading: Reading): Markup {
  const { placed, zone, currency } = reading;
  if (!placed) return section('The order', para('The log does not hold how this order was placed.'));
  const lines = placed.lines.map(({ lineNo, sku, quantity, unitPriceMinor }) => [
    `line ${lineNo}`,
    sku,
    quantity,
    moneyText(unitPriceMinor, currency),
  ]);
  return section(
    'The order',
    pairs([
      ['Order reference', placed.ref],
      ['Received by the seller', timeIn(placed.placedAt, zone)],
      ['Way of ordering', placed.channel.toLowerCase()],
      ...buyer(reading),
      ['Payment', payment(reading)],
      ['Shipping charge', moneyText(placed.shippingMinor, currency)],
      ['Discount', placed.discountMinor === 0 ? null : moneyText(placed.discountMinor, currency)],
      [
        'Information to ship',
        placed.informationComplete ? 'complete when ordered' : 'incomplete when ordered',
      ],
      ['Shipping time shown', statedTime(reading)],
      ['Days are counted in', placed.timeZone],
    ]),
    table('What was ordered', ['Line', 'Item', 'Units', 'Price of a unit'], lines),
    substitutes(reading),
  );
}

/** Goods that took the place of others by agreement: what was ordered is told above, unchanged. */
function substitutes(reading: Reading): Markup | null {
  const { file, zone, currency } = reading;
  const rows = ofType(file.order, 'LineSubstituted').map(({ data }) => [
    linesText(reading, [data.line.lineId]),
    data.line.quantity,
    moneyText(data.line.unitPriceMinor, currency),
    unitsText(reading, [data]),
    timeIn(data.agreedAt, zone),
  ]);
  if (rows.length === 0) return null;
  const heads = ['Line', 'Units', 'The buyer pays for a unit', 'In place of', 'Agreement received'];
  return table('Other goods instead, by the buyer’s agreement', heads, rows);
}

/** By reference; name and address only as far as the log still has them. */
function buyer({ placed }: Reading): readonly (readonly [string, string | null])[] {
  if (!placed) return [];
  const { customer } = placed;
  return [
    ['Buyer', `customer ${customer.ref}`],
    ['Name', personalText(customer.name)],
    ['E-mail', personalText(customer.email)],
  ];
}

function payment({ placed, currency }: Reading): string {
  if (!placed?.payment) return 'none on record when ordered';
  const { tender, status, amountMinor } = placed.payment;
  const amount = amountMinor === null ? '' : `, ${moneyText(amountMinor, currency)}`;
  return `${words(tender)}, ${words(status)}${amount}`;
}

function statedTime({ placed }: Reading): string {
  const stated = placed?.statedShipTime;
  if (!stated) return 'none for the order as a whole';
  const { time, clearAndConspicuous, shownAt } = stated;
  const span = time.kind === 'CALENDAR_DAYS_RANGE' ? `${time.min} to ${time.max}` : String(time.value);
  const how = clearAndConspicuous ? 'clearly and conspicuously' : 'not clearly and conspicuously';
  return `${words(time.kind)}: ${span}, ${how}${shownAt === null ? '' : `, at ${shownAt}`}`;
}

export function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

/** Under what law, in which version, and how it was read where it is silent. */
export function lawSection({ file }: Reading): Markup {
  const { packs, conventions } = rulesOf(file.order);
  if (packs.length === 0) {
    return section('The law', para('The log names no law on delayed orders that governs this order.'));
  }
  return section(
    'The law that was applied',
    list(
      packs
        .map(ruleVersion)
        .map(({ pack, title, source }) => [
          markup`<strong>${pack}</strong>`,
          title === null ? ': a version that this program does not have' : `: ${title}. ${source}`,
        ]),
    ),
    conventions.map((name) => {
      const readings = conventionsInWords(name);
      return [
        para('Where the Rule is silent, the order was judged by the conventions ', name, ':'),
        list(readings),
      ];
    }),
  );
}
