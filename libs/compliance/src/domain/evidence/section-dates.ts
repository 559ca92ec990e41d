import { assertNever } from '#kernel';
import type { LineObligation } from '#ordering/contract';
import { type Markup, markup, type Piece } from './markup.js';
import { list, para, section, table } from './page.js';
import { ofType, type Reading } from './reading.js';
import { causeMeaning, classMeaning, meaningText, stateMeaning } from './rule-words.js';
import { dayText, timeIn } from './times.js';

/** What the rule says of each line at the end, with the time when it was recorded. */
export function latestAssessments(reading: Reading): ReadonlyMap<string, Assessed> {
  const latest = new Map<string, Assessed>();
  for (const { data, meta } of ofType(reading.file.order, 'ObligationsAssessed')) {
    for (const line of data.lines) latest.set(line.lineId, { line, at: meta['at'] ?? '' });
  }
  return latest;
}

export interface Assessed {
  readonly line: LineObligation;
  readonly at: string;
}

export function datesSection(reading: Reading): Markup {
  const title = 'Where each line stands, and what its dates rest on';
  const latest = [...latestAssessments(reading).values()];
  if (latest.length === 0) return section(title, para('No line was judged under the Rule.'));
  return section(
    title,
    latest.map(({ line, at }) => [
      markup`<h3>${reading.lineNames.get(line.lineId) ?? line.lineId}</h3>\n`,
      para(meaningText(stateMeaning(line.state)), '. Last judged ', timeIn(at, reading.zone), '.'),
      table('Dates', ['What', 'When', 'Section', 'Facts it was computed from'], rowsOf(line, reading.zone)),
    ]),
  );
}

const FIELDS = [
  ['properOrderDate', 'Receipt of the properly completed order', '16 CFR 435.1(c)'],
  ['shipBy', 'End of the applicable time', '16 CFR 435.2(a)(1)'],
  ['currentShipBy', 'To be shipped by, as it stands', '16 CFR 435.2(b)'],
  ['consentDueBy', 'Express consent needed by', '16 CFR 435.2(b)(1)(iii), (b)(2)(ii)'],
  ['renewedOptionDueBy', 'Renewed option due by, if it cannot ship', '16 CFR 435.2(b)(2)'],
  ['autoCancelAt', 'Deemed cancelled unless shipped or agreed before', '16 CFR 435.2(c)'],
  ['vestingDate', 'Right to the refund vested', '16 CFR 435.2(c)'],
  ['refundDueBy', 'Refund to be sent by', '16 CFR 435.1(b)'],
] as const;
type Field = (typeof FIELDS)[number][0];

/** Of goods that are not owed any more, nobody waits for an answer or an option. */
const WHILE_OWED: ReadonlySet<Field> = new Set(['currentShipBy', 'consentDueBy', 'renewedOptionDueBy']);
/** Of lines to which no goods are owed any more. */
export const OVER: ReadonlySet<string> = new Set([
  'OUT_OF_SCOPE',
  'SHIPPED',
  'CANCELLED_REFUND_DUE',
  'REFUNDED',
  'SUBSTITUTED',
  'PARTIALLY_SHIPPED_REMAINDER_CANCELLED',
]);

function fieldsOf({ state }: LineObligation): readonly (typeof FIELDS)[number][] {
  return OVER.has(state) ? FIELDS.filter(([field]) => !WHILE_OWED.has(field)) : FIELDS;
}

function rowsOf(line: LineObligation, zone: string): readonly (readonly Piece[])[] {
  return fieldsOf(line).flatMap(([field, name, section]) => {
    const value = valueOf(line, field, zone);
    if (value === null) return [];
    const basis = line.basis[field];
    return [[name, value, basis?.rule ?? section, basis ? list(basis.facts) : otherFacts(line, field)]];
  });
}

function valueOf(line: LineObligation, field: Field, zone: string): Piece {
  if (field === 'autoCancelAt') return line.boundaryAt && timeIn(line.boundaryAt, zone);
  const date = line[field];
  return date && dayText(date);
}

/** Of dates for which the record keeps no basis of their own: what else it says of them. */
function otherFacts(line: LineObligation, field: Field): string {
  switch (field) {
    case 'properOrderDate':
      return 'payment and information complete: see the chronology';
    case 'shipBy':
    case 'autoCancelAt':
    case 'refundDueBy':
      return 'not on record';
    case 'currentShipBy':
    case 'consentDueBy':
    case 'renewedOptionDueBy':
      return line.noticeClass === null ? 'no option offered' : meaningText(classMeaning(line.noticeClass));
    case 'vestingDate':
      return line.cancelReason === null ? 'not on record' : meaningText(causeMeaning(line.cancelReason));
    default:
      return assertNever(field);
  }
}

/** What the newer of two judgements says that the older did not, in words. */
export function assessmentNews(
  older: LineObligation | undefined,
  newer: LineObligation,
  zone: string,
): Markup {
  const dates = fieldsOf(newer)
    .filter(([field]) => plain(older, field) !== plain(newer, field) && plain(newer, field) !== null)
    .map(([field, name]) => markup`${name}: ${valueOf(newer, field, zone)}`);
  const state = older?.state === newer.state ? [] : [meaningText(stateMeaning(newer.state))];
  const found = newer.violations.filter((code) => !older?.violations.includes(code));
  const breaches = found.map((code) => `breach found: ${code}`);
  const news: readonly Piece[] = [...state, ...dates, ...breaches];
  return news.length === 0 ? markup`judged again` : list(news);
}

function plain(line: LineObligation | undefined, field: Field): string | null {
  if (!line) return null;
  return field === 'autoCancelAt' ? line.boundaryAt : line[field];
}
