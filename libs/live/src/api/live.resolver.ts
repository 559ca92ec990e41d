import { badUserInput, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import { orderIdOf } from '#ordering/contract';
import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { LiveFeed } from '../application/live-feed.js';
import { ALERT_KINDS, topics } from '../domain/index.js';
import { AlertWatch } from './alert-watch.js';
import {
  AlertNotice,
  AlertRaisedArgs,
  ChangesArgs,
  ObligationsNotice,
  OrderChangedArgs,
  OrderNotice,
  QueueChangedArgs,
  QueueNotice,
} from './live.types.js';
import { noticesOf, positionOf } from './notices-of.js';

/** A notice is its own answer: nothing is looked up for each of thousands of subscribers. */
const asItIs = { resolve: (notice: unknown) => notice };

@Resolver()
export class LiveResolver {
  constructor(
    private readonly live: LiveFeed,
    private readonly alerts: AlertWatch,
  ) {}

  @Roles(...EVERYBODY)
  @Subscription(() => QueueNotice, {
    ...asItIs,
    description: 'Tells when `backorderQueue` of the SKU changes.',
  })
  queueChanged(@Args() args: QueueChangedArgs, @Context() { actor: { tenant } }: RequestContext) {
    const { location, sku, after } = args;
    const changes = this.live.subscribe([topics.queue(tenant, location, sku)], positionOf(after));
    return noticesOf(changes, { location, sku });
  }

  @Roles(...EVERYBODY)
  @Subscription(() => OrderNotice, {
    ...asItIs,
    description: 'Tells when `order` changes; of an order that is not there yet, when it comes.',
  })
  orderChanged(@Args() args: OrderChangedArgs, @Context() { actor: { tenant } }: RequestContext) {
    const { id, ref, after } = args;
    const orderId = id ?? (ref ? orderIdOf(tenant, ref) : null);
    if (orderId === null) throw badUserInput([{ path: 'id', reason: 'give id or ref' }]);
    const changes = this.live.subscribe([topics.order(tenant, orderId)], positionOf(after));
    return noticesOf(changes, { orderId });
  }

  @Roles(...EVERYBODY)
  @Subscription(() => ObligationsNotice, { ...asItIs, description: 'Tells when `obligations` changes.' })
  obligationsChanged(@Args() { after }: ChangesArgs, @Context() { actor: { tenant } }: RequestContext) {
    return noticesOf(this.live.subscribe([topics.obligations(tenant)], positionOf(after)), {});
  }

  @Roles(...EVERYBODY)
  @Subscription(() => AlertNotice, {
    ...asItIs,
    description:
      'Tells when alerts rise, by the thresholds of `alerts` when nothing is said. To resume, subscribe again.',
  })
  alertRaised(@Args() { kinds }: AlertRaisedArgs, @Context() { actor: { tenant } }: RequestContext) {
    return noticesOf(this.alerts.subscribe(tenant, kinds ?? ALERT_KINDS), {});
  }
}
