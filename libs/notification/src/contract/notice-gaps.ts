import { type DelayKind, isDelayKind, type NoticeKind } from './notice-kind.js';

interface Line {
  readonly revisedShipDate: string | null;
  readonly silenceCancelsOn: string | null;
  readonly silence: 'CONSENT' | 'CANCEL' | null;
}

interface Facts {
  readonly kind: NoticeKind;
  readonly lines: readonly Line[];
  readonly reason: string | null;
  readonly advanceConsentUntil: string | null;
  readonly links: { readonly keep: string | null; readonly cancel: string | null };
  readonly refund: { readonly sentOn: string | null } | null;
  readonly shipment: object | null;
}

export interface NoticeGap {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What an offer of each class says of a line, and what its buyer's silence means (delay-rules §4.2, §4.3, §5). */
const OFFERS = {
  DELAY_FIRST_SHORT: { date: true, silence: 'CONSENT' },
  DELAY_FIRST_LONG: { date: true, silence: 'CANCEL' },
  DELAY_FIRST_INDEFINITE: { date: false, silence: 'CANCEL' },
  DELAY_RENEWED_DEFINITE: { date: true, silence: 'CANCEL' },
  DELAY_RENEWED_INDEFINITE: { date: false, silence: 'CANCEL' },
} as const satisfies Record<DelayKind, { date: boolean; silence: 'CONSENT' | 'CANCEL' }>;

/** What this notice cannot be sent without, or contradicts: a template may rely on what is not listed here. */
export function noticeGaps(facts: Facts): NoticeGap[] {
  if (isDelayKind(facts.kind)) return offerGaps(facts.kind, facts);
  if ((facts.kind === 'SHIPPED' || facts.kind === 'FOLLOW_UP') && !facts.shipment)
    return gap(['shipment'], 'says what was shipped');
  if (facts.kind === 'REFUND_SENT' && !facts.refund?.sentOn) {
    return gap(['refund', 'sentOn'], 'says when the refund was sent (435.1(d))');
  }
  return facts.lines.flatMap((line, index) => silenceGaps(line).map((each) => under(['lines', index], each)));
}

/** Whoever says what silence means says until when. */
function silenceGaps({ silence, revisedShipDate, silenceCancelsOn }: Line): NoticeGap[] {
  return [
    ...unless(silence !== 'CONSENT' || revisedShipDate !== null, ['revisedShipDate'], 'ends the silence'),
    ...unless(silence !== 'CANCEL' || silenceCancelsOn !== null, ['silenceCancelsOn'], 'ends the silence'),
  ];
}

function offerGaps(kind: DelayKind, { lines, reason, advanceConsentUntil, links }: Facts): NoticeGap[] {
  const { date } = OFFERS[kind];
  return [
    ...unless(lines.length > 0, ['lines'], 'names at least one line'),
    ...lines.flatMap((line, index) => lineGaps(kind, line).map((each) => under(['lines', index], each))),
    ...unless(date || reason !== null, ['reason'], 'is required where no date is given (435.2(a)(3)(ii))'),
    ...unless(
      date || advanceConsentUntil === null,
      ['advanceConsentUntil'],
      'is asked for only beside a definite date (435.2(b)(1)(iv))',
    ),
    ...unless(links.keep !== null, ['links', 'keep'], 'is the free means to answer (435.2(b)(3))'),
    ...unless(links.cancel !== null, ['links', 'cancel'], 'is the free means to answer (435.2(b)(3))'),
  ];
}

function lineGaps(kind: DelayKind, line: Line): NoticeGap[] {
  const { date, silence } = OFFERS[kind];
  const cancels = silence === 'CANCEL';
  return [
    ...unless((line.revisedShipDate !== null) === date, ['revisedShipDate'], `does not fit ${kind}`),
    ...unless(line.silence === silence, ['silence'], `of ${kind} means ${silence}`),
    ...unless((line.silenceCancelsOn !== null) === cancels, ['silenceCancelsOn'], `does not fit ${kind}`),
  ];
}

function under(path: NoticeGap['path'], gap: NoticeGap): NoticeGap {
  return { ...gap, path: [...path, ...gap.path] };
}

function unless(holds: boolean, path: NoticeGap['path'], message: string): NoticeGap[] {
  return holds ? [] : gap(path, message);
}

function gap(path: NoticeGap['path'], message: string): NoticeGap[] {
  return [{ path, message }];
}
