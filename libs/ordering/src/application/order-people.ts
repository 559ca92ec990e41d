import type { EventDecoder, EventOf, EventStore } from '#eventing';
import { orderingEvents, orderStream } from '../contract/index.js';

/** Provider token of the log, for what is read from it directly. */
export const EVENT_STORE = 'EventStore';

type Customer = EventOf<typeof orderingEvents.OrderPlaced>['data']['customer'];

/** Who ordered: personal data, read from the order itself when it is needed. */
export class OrderPeople {
  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {}

  /** Null where there is no such order. */
  async find(tenant: string, orderId: string): Promise<Customer | null> {
    const [first] = await this.store.read(orderStream(tenant, orderId), { max: 1 });
    if (first?.type !== orderingEvents.OrderPlaced.type) return null;
    const { data } = this.decoder.decode(first);
    return (data as EventOf<typeof orderingEvents.OrderPlaced>['data']).customer;
  }
}
