import { type Markup, markup, type Piece } from './markup.js';
import { moneyText } from './money-text.js';
import { list, para, section, table } from './page.js';
import { linesText, ofType, type Reading, unitsText } from './reading.js';
import { type RefundRecord, type RefundState, refundsOf } from './refund-record.js';
import { causeMeaning, formText, meaningText } from './rule-words.js';
import { words } from './section-order.js';
import { dayText, timeIn } from './times.js';

/** 16 CFR 435.1(e): goods are shipped when the carrier has them. */
export function shipmentsSection(reading: Reading): Markup {
  const title = 'Shipments (16 CFR 435.1(e))';
  const rows = ofType(reading.file.order, 'ShipmentConfirmed').map(({ data, meta }) => [
    timeIn(data.handedOverAt, reading.zone),
    timeIn(meta['at'] ?? '', reading.zone),
    unitsText(reading, data.lines),
    [data.carrier, data.tracking === null ? null : `, tracking ${data.tracking}`],
  ]);
  if (rows.length === 0) return section(title, para('No shipment is on record.'));
  return section(title, table('Handed to a carrier', ['Handed over', 'Recorded', 'Units', 'Carrier'], rows));
}

/** 16 CFR 435.2(c), and what a fact that was reported late changed. */
export function deadlinesSection(reading: Reading): Markup {
  const { order } = reading.file;
  const reached = ofType(order, 'DeadlineReached').map(({ data, meta }) => [
    timeIn(data.deadlineAt, reading.zone),
    timeIn(meta['at'] ?? '', reading.zone),
    unitsText(reading, [data]),
    meaningText(causeMeaning(data.reason)),
    dayText(data.vestingDate),
  ]);
  const corrected = ofType(order, 'CancellationCorrected').map(({ data, meta }) => [
    timeIn(meta['at'] ?? '', reading.zone),
    unitsText(reading, [data]),
    data.reason,
  ]);
  const none = reached.length === 0 ? para('No period ended without shipment or agreement.') : null;
  return section(
    'Deadlines reached, and corrections (16 CFR 435.2(c))',
    none ??
      table('Deemed cancelled', ['End of the period', 'Recorded', 'Units', 'Why', 'Refund vested'], reached),
    corrected.length === 0
      ? null
      : table('Corrections: never deemed cancelled after all', ['Recorded', 'Units', 'Why'], corrected),
  );
}

const STATE_WORDS: Readonly<Record<RefundState, string>> = {
  SENT_IN_TIME: 'sent in time',
  SENT_LATE: 'SENT LATE',
  NOT_YET_DUE: 'not sent, and not yet overdue',
  OVERDUE: 'OVERDUE: not sent',
  WITHDRAWN: 'withdrawn before anything was sent',
};

const HEADS = [
  'Why it is due',
  'Units',
  'Amount',
  'To be sent by (16 CFR 435.1(b))',
  'What was done',
  'Result',
];

export function refundsSection(reading: Reading): Markup {
  const title = 'Refunds required and sent (16 CFR 435.1(b), (d), 435.2(c))';
  const refunds = refundsOf(reading);
  if (refunds.length === 0) return section(title, para('No refund was required.'));
  const rows = refunds.map((refund) => [
    [meaningText(causeMeaning(refund.required.cause)), '; vested ', dayText(refund.required.vestingDate)],
    unitsText(reading, refund.required.lines),
    moneyText(refund.required.amountMinor, reading.currency),
    dueCell(refund, reading),
    doneCell(refund, reading),
    markup`<strong>${STATE_WORDS[refund.state]}</strong>`,
  ]);
  return section(title, table('Refunds', HEADS, rows));
}

function dueCell({ required, unavailable, dueBy }: RefundRecord, { currency }: Reading): Piece {
  const parts = required.parts.map(
    (part) =>
      `${dayText(part.dueBy)}: ${moneyText(part.amountMinor, currency)} as ${formText(part.form)} (paid by ${words(part.tender)})`,
  );
  const anew = unavailable && `counted anew, 435.1(b)(1) proviso: ${dayText(dueBy)}`;
  return list(anew === null ? parts : [...parts, anew]);
}

function doneCell(
  { sent, failures, unavailable, withdrawn }: RefundRecord,
  { zone, currency }: Reading,
): Piece {
  const steps: Piece[] = [
    ...failures.map(({ failedAt, reason }) => ['failed ', timeIn(failedAt, zone), `: ${reason}`]),
    unavailable && [
      'way of paying cannot be used since ',
      timeIn(unavailable.discoveredAt, zone),
      `: ${unavailable.reason}`,
    ],
    sent && [
      [
        'sent ',
        timeIn(sent.sentAt, zone),
        `: ${moneyText(sent.amountMinor, currency)} as ${formText(sent.form)}`,
      ],
      sent.reference === null ? null : `, ${sent.reference}`,
    ],
    withdrawn && `withdrawn: ${withdrawn.reason}`,
  ];
  const done = steps.filter((step) => step !== null);
  return done.length === 0 ? 'nothing on record' : list(done);
}

/** 435.2(b)(1): when the seller became aware that goods would be late. */
export function awarenessSection(reading: Reading): Markup | null {
  const rows = ofType(reading.file.order, 'DelayDiscovered').flatMap(({ data, meta }) =>
    data.lines.map(({ lineId, shipBy, projectedDate }) => [
      timeIn(data.discoveredAt, reading.zone),
      timeIn(meta['at'] ?? '', reading.zone),
      linesText(reading, [lineId]),
      dayText(shipBy),
      projectedDate === null ? 'no date known' : dayText(projectedDate),
      data.source,
    ]),
  );
  const heads = [
    'Became aware',
    'Recorded',
    'Lines',
    'Was to ship by',
    'Expected then',
    'How it became known',
  ];
  if (rows.length === 0) return null;
  return section(
    'When the seller became aware of a delay (16 CFR 435.2(b)(1))',
    table('Delays', heads, rows),
  );
}
