import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { stockEvents, type StockCommand, type StockEvent, type StockRejectionCode } from '#stock/contract';
import { expect } from '@jest/globals';
import { skuDecider } from '../domain/sku.decider.js';
import { SkuHistory } from './sku-history.js';

const spec = deciderSpec(skuDecider, { registry: new EventRegistry(Object.values(stockEvents)) });

/**
 * Given commands that were accepted, when one more comes, then these are its events, or this is the rejection. As
 * `deciderSpec`, with the given events told as the commands that led to them; each is checked on its way.
 */
export function given(...commands: readonly StockCommand[]) {
  return {
    when(command: StockCommand, now?: string) {
      const history = new SkuHistory();
      for (const each of commands) expect(history.try(each).rejected).toBeUndefined();
      const decided = spec.given(...history.events).when(command, now === undefined ? {} : { now });
      return {
        then: (...events: readonly StockEvent[]) => decided.then(...events),
        thenNothing: () => decided.thenNothing(),
        thenRejected(code: StockRejectionCode, message: string) {
          decided.thenRejected(code, { sku: command.sku });
          expect(history.decide(command, now)).toMatchObject({
            rejected: { message: expect.stringContaining(message) },
          });
        },
      };
    },
  };
}
