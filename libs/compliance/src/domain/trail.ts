import { isUnknownEvent, META, type ProjectedEvent } from '#eventing';
import { noticeEvents } from '#notification/contract';
import { delayEvents, orderingEvents } from '#ordering/contract';
import { tellDelay } from './tell-delay.js';
import { tellNotice } from './tell-notice.js';
import { tellOrder } from './tell-order.js';
import type { NameLine, Told, TrailBasis, TrailKind } from './trail-entry.js';

export interface TrailLine {
  readonly lineId: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number | null;
}

/** One event of an order or of its notices, as evidence. */
export interface TrailEntry {
  readonly id: string;
  readonly position: bigint;
  readonly kind: TrailKind;
  /** Business time: when it happened. */
  readonly at: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly lines: readonly TrailLine[];
  readonly words: string;
  readonly basis: readonly TrailBasis[];
  readonly noticeId: string | null;
  readonly contentHash: string | null;
  readonly refundId: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** Declared as a method: the key guarantees the type of the data. */
type Teller = { tell(data: unknown, name: NameLine): Told }['tell'];
type Definitions = Readonly<Record<string, { readonly type: string }>>;

const tellers = new Map<string, Teller>([
  ...byType(orderingEvents, tellOrder),
  ...byType(delayEvents, tellDelay),
  ...byType(noticeEvents, tellNotice),
]);

function byType(
  definitions: Definitions,
  tell: Readonly<Record<string, Teller>>,
): readonly (readonly [string, Teller])[] {
  return Object.entries(definitions).flatMap(([name, { type }]) => {
    const teller = tell[name];
    return teller ? [[type, teller] as const] : [];
  });
}

/** What its events do not repeat: how the lines of an order are called, and in what it was paid. */
export interface OrderNames {
  readonly lines: ReadonlyMap<string, Omit<TrailLine, 'quantity'>>;
  readonly currency: string | null;
}

/** The entries of an order, oldest first, from its events and those of its notices in any order. */
export function trailOf(events: readonly ProjectedEvent[], names: OrderNames): readonly TrailEntry[] {
  const sorted = events.toSorted((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
  return sorted.map((event) => entryOf(event, names));
}

function entryOf(event: ProjectedEvent, names: OrderNames): TrailEntry {
  const { id, position, meta } = event;
  const recordedAt = meta[META.at] ?? '';
  const name: NameLine = (lineId) => {
    const line = names.lines.get(lineId);
    return line ? `line ${line.lineNo} (${line.sku})` : `line ${lineId}`;
  };
  const { kind, at, lines, words, basis, noticeId, contentHash, refundId, amountMinor } = tell(event, name);
  return {
    id,
    position,
    kind,
    at: at ?? recordedAt,
    recordedAt,
    actor: meta[META.actor] ?? '',
    lines: (lines ?? []).flatMap(({ lineId, quantity = null }) => {
      const line = names.lines.get(lineId);
      return line ? [{ ...line, quantity }] : [];
    }),
    words,
    basis: basis ?? [],
    noticeId: noticeId ?? null,
    contentHash: contentHash ?? null,
    refundId: refundId ?? null,
    amountMinor: amountMinor ?? null,
    currency: names.currency,
  };
}

/** What this program does not know is evidence too. */
function tell(event: ProjectedEvent, name: NameLine): Told {
  const teller = isUnknownEvent(event) ? undefined : tellers.get(event.type);
  return teller?.(event.data, name) ?? { kind: 'UNKNOWN', words: `${event.type}: unknown to this program.` };
}
