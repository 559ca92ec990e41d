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

type DataOf<Type extends OrderingEvent['type']> = Extract<OrderingEvent, { readonly type: Type }>['data'];
type Told = Omit<ToldDate, 'position' | 'at'> & { readonly at?: Instant };

/** What the order's stream says of the dates of one line; events are taken in turn. */
export class PromisesTold {
  /** As the buyer was told, the last one last. */
  private readonly promised: { readonly date: LocalDate | null; readonly noticeId: string | null }[] = [];

  constructor(private readonly lineId: string) {}

  /** Null: the event says nothing of them. `at` is when it was decided. */
  take(event: ProjectedEvent & OrderingEvent, at: Instant): ToldDate | null {
    const told = this.toldBy(event);
    return told && { at, ...told, position: event.position };
  }

  private toldBy(event: OrderingEvent): Told | null {
    switch (event.type) {
      case 'ordering.ShipPromiseMade':
        return this.first(event.data);
      case 'ordering.DelayDiscovered':
        return this.noticed(event.data);
      case 'ordering.DelayOptionOffered':
        return this.offered(event.data);
      case 'ordering.OptionUndelivered':
        return this.takenBack(event.data);
      case 'ordering.BuyerConsented':
        return this.agreed(event.data);
      default:
        return null;
    }
  }

  private first({ lines }: DataOf<'ordering.ShipPromiseMade'>): Told | null {
    const line = lines.find(({ lineId }) => lineId === this.lineId);
    if (!line) return null;
    this.promised.push({ date: line.shipBy, noticeId: null });
    return { kind: 'PROMISED', cause: 'PLACED', date: line.shipBy, reason: line.basis.statement };
  }

  private noticed({ lines, source, discoveredAt }: DataOf<'ordering.DelayDiscovered'>): Told | null {
    const line = lines.find(({ lineId }) => lineId === this.lineId);
    const noticed = { kind: 'NOTICED', cause: 'DELAY_DISCOVERED', at: discoveredAt } as const;
    return line ? { ...noticed, date: line.projectedDate, reason: source } : null;
  }

  private offered(option: DataOf<'ordering.DelayOptionOffered'>): Told | null {
    const { lines, sentAt, revisedShipDate: date, reason, basis, notice } = option;
    if (!lines.includes(this.lineId)) return null;
    this.promised.push({ date, noticeId: notice?.noticeId ?? null });
    const told = { kind: 'PROMISED', cause: 'DELAY_NOTICE', at: sentAt } as const;
    return { ...told, date, reason: reason ?? basis.statement };
  }

  /** The date before it is the last one that the buyer was told. */
  private takenBack({ noticeId, reason }: DataOf<'ordering.OptionUndelivered'>): Told | null {
    const index = this.promised.findIndex((each) => each.noticeId === noticeId);
    if (index === -1) return null;
    this.promised.splice(index, 1);
    const date = this.promised.at(-1)?.date ?? null;
    return { kind: 'PROMISED', cause: 'NOTICE_UNDELIVERED', date, reason };
  }

  /** Without a date of its own, a consent is to the one that was offered. */
  private agreed({ lines, to, receivedAt }: DataOf<'ordering.BuyerConsented'>): Told | null {
    if (!lines.includes(this.lineId)) return null;
    const agreed = { kind: 'AGREED', cause: 'BUYER_CONSENTED', at: receivedAt } as const;
    if (to === 'INDEFINITE') return { ...agreed, date: null, reason: 'without a date' };
    return { ...agreed, date: to ?? this.promised.at(-1)?.date ?? null, reason: null };
  }
}
