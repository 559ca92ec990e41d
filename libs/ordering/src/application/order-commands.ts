import type { CommandMeta, Execution } from '#eventing';
import { Command } from '@nestjs/cqrs';
import type { OrderingCommand } from '../contract/index.js';
import type { PlacedOrder } from './placed-order.js';

type Placing = Extract<OrderingCommand, { readonly type: 'ordering.PlaceOrder' }>;

/** Takes an order and answers what became of each of its lines. */
export class PlaceOrder extends Command<PlacedOrder> {
  constructor(
    readonly command: Placing,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

/** Changes an order that exists. */
export class ChangeOrder extends Command<Execution> {
  constructor(
    readonly command: Exclude<OrderingCommand, Placing>,
    readonly meta: CommandMeta,
    readonly ifRevision?: number,
  ) {
    super();
  }
}
