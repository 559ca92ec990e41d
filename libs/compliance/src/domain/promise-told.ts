import type { ProjectedEvent } from '#eventing';
import type { Instant, LocalDate } from '#kernel';
import type { OrderingEvent } from '#ordering/contract';

export type PromiseCause =
  'PLACED' | 'DELAY_DISCOVERED' | 'DELAY_NOTICE' | 'NOTICE_UNDELIVERED' | 'BUYER_CONSENTED';

/** A date that stands in an order's own stream: a promise to the buyer, an agreement, or a delay that was noticed. */
export interface ToldDate {
  readonly position: bigint;
  readonly kind: 'PROMISED' | 'AGREED' | 'NOTICED';
  readonly cause: PromiseCause;
  /** Null: no date. */
  readonly date: LocalDate | null;
  readonly at: Instant;
  /** What was said of it: why a date was reasonable, or what made it slip. */
  readonly reason: string | null;
}

type Told = Omit<ToldDate, 'position'>;

/** What an event of the order says of the dates of a line; null where it says nothing. `at` is when it was decided. */
export function toldOf(event: ProjectedEvent & OrderingEvent, lineId: string, at: Instant): Told | null {
  switch (event.type) {
    case 'ordering.ShipPromiseMade': {
      const line = event.data.lines.find((each) => each.lineId === lineId);
      const promised = { kind: 'PROMISED', cause: 'PLACED', at } as const;
      return line ? { ...promised, date: line.shipBy, reason: line.basis.statement } : null;
    }
    case 'ordering.DelayDiscovered': {
      const { discoveredAt, source, lines } = event.data;
      const line = lines.find((each) => each.lineId === lineId);
      const noticed = { kind: 'NOTICED', cause: 'DELAY_DISCOVERED', at: discoveredAt } as const;
      return line ? { ...noticed, date: line.projectedDate, reason: source } : null;
    }
    case 'ordering.DelayOptionOffered': {
      const { lines, sentAt, revisedShipDate, reason, basis } = event.data;
      if (!lines.includes(lineId)) return null;
      const told = { kind: 'PROMISED', cause: 'DELAY_NOTICE', at: sentAt } as const;
      return { ...told, date: revisedShipDate, reason: reason ?? basis.statement };
    }
    case 'ordering.OptionUndelivered':
      return { kind: 'PROMISED', cause: 'NOTICE_UNDELIVERED', date: null, at, reason: event.data.reason };
    case 'ordering.BuyerConsented': {
      const { lines, to, receivedAt } = event.data;
      if (!lines.includes(lineId)) return null;
      const agreed = { kind: 'AGREED', cause: 'BUYER_CONSENTED', at: receivedAt } as const;
      return {
        ...agreed,
        date: to === 'INDEFINITE' ? null : to,
        reason: to === 'INDEFINITE' ? 'indefinitely' : null,
      };
    }
    default:
      return null;
  }
}
