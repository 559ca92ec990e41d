import type { CommandMeta, Execution } from '#eventing';
import { Command } from '@nestjs/cqrs';
import type { StockCommand } from '../contract/index.js';

/** Changes the stock of one SKU at one location. */
export class ChangeStock extends Command<Execution> {
  constructor(
    readonly command: StockCommand,
    readonly meta: CommandMeta,
    readonly ifRevision?: number,
  ) {
    super();
  }
}
