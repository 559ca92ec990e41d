import type { LineObligation } from '#ordering/contract';
import { endOf, hasLapsed, isOwed, type LineRecord, type Offer, type Period } from './line-record.js';
import { isViolation, type Violation } from './violation.js';

/** When and where in the log something was recorded. */
export interface Recorded {
  readonly at: string;
  readonly position: bigint;
}

/** Mutates the record that it is handed: what the rule says of the line now, and what it therefore finds. */
export function assess(record: LineRecord, line: LineObligation, recorded: Recorded): void {
  record.assessed = line;
  const accepted = accept(record.offers.at(-1), line);
  keepPeriods(record, line);
  // Of what is over, the rule no longer says whether the buyer had agreed.
  if (accepted || isOwed(line) || line.cancelReason === 'NO_EXPRESS_CONSENT') keepAsk(record, line);
  const found = new Set(line.violations.filter(isViolation));
  for (const finding of Object.values(record.findings)) {
    if (!found.has(finding.code)) finding.correctedAt ??= recorded.at;
  }
  for (const code of found) find(record, code, recorded);
}

/** Whether the newest option is now seen to be one. */
function accept(offer: Offer | undefined, { noticeClass }: LineObligation): boolean {
  if (!offer || offer.noticeClass !== null || noticeClass === null) return false;
  const renews = offer.kind === 'RENEWED' && offer.dueBy !== null;
  if (renews && !noticeClass.startsWith('RENEWED')) return false;
  offer.noticeClass = noticeClass;
  return true;
}

function keepPeriods(record: LineRecord, line: LineObligation): void {
  const { currentShipBy, boundaryAt, renewedOptionDueBy } = line;
  if (currentShipBy !== null && boundaryAt !== null) record.ends[currentShipBy] = boundaryAt;
  if (renewedOptionDueBy !== null) {
    keep(record.renewals, { dueBy: renewedOptionDueBy, ...boundaryBasis(line) });
  }
}

function keepAsk({ asks, offers }: LineRecord, line: LineObligation): void {
  const askedAt = offers.findLast(({ noticeClass }) => noticeClass !== null)?.sentAt;
  if (line.consentDueBy === null || askedAt === undefined) return;
  const first = asks.find(({ dueBy }) => dueBy === line.consentDueBy);
  keep(asks, { dueBy: line.consentDueBy, askedAt: first?.askedAt ?? askedAt, ...boundaryBasis(line) });
}

function boundaryBasis({ basis }: LineObligation): Omit<Period, 'dueBy'> {
  const { rule = '16 CFR 435.2(b)', facts = [] } = basis['autoCancelAt'] ?? {};
  return { rule, facts };
}

/** The newest stands last, once. */
function keep<Kept extends Period>(periods: Kept[], period: Kept): void {
  const known = periods.findIndex(({ dueBy }) => dueBy === period.dueBy);
  if (known >= 0) periods.splice(known, 1);
  periods.push(period);
}

function find({ findings }: LineRecord, code: Violation, { at, position }: Recorded): void {
  const known = findings[code];
  if (known) known.correctedAt = null;
  else findings[code] = { code, foundAt: at, position: String(position), correctedAt: null };
}

export function discover(
  { delays }: LineRecord,
  { shipBy, projectedDate }: { readonly shipBy: string; readonly projectedDate: string | null },
  discoveredAt: string,
): void {
  delays[shipBy] = { discoveredAt: delays[shipBy]?.discoveredAt ?? discoveredAt, projectedDate };
}

export function offer(record: LineRecord, kind: 'FIRST' | 'RENEWED', sentAt: string): void {
  const { assessed } = record;
  const dueBy = (kind === 'FIRST' ? assessed?.shipBy : assessed?.renewedOptionDueBy) ?? null;
  record.offers.push({ kind, sentAt, dueBy, noticeClass: null });
}

/** A late fact shows that units did not lapse: the newest lapses go first. */
export function correctLapses({ lapses }: LineRecord, quantity: number): void {
  let left = quantity;
  for (const lapse of lapses.toReversed()) {
    const taken = Math.min(left, lapse.quantity);
    lapse.quantity -= taken;
    left -= taken;
  }
}

/**
 * The end of the applicable time, where the seller went on then because the buyer had not answered a first option whose
 * silence consents, 16 CFR 435.2(b)(1)(ii). Null: it did not, or need not.
 */
export function silenceTakenAt(record: LineRecord): string | null {
  const { assessed, offers, answers, handovers, calledOffAt } = record;
  if (!assessed?.shipBy) return null;
  const end = endOf(record, assessed.shipBy);
  const short = offers.some(({ noticeClass, sentAt }) => noticeClass === 'SHORT_DEFINITE' && sentAt < end);
  const answered = answers.some(({ receivedAt }) => receivedAt < end);
  const shipped = assessed.state === 'SHIPPED' && handovers.every((at) => at < end);
  const calledOff = !isOwed(assessed) && !hasLapsed(assessed) && calledOffAt !== null && calledOffAt < end;
  return short && !answered && !shipped && !calledOff ? end : null;
}
