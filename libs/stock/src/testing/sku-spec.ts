import type { StockCommand, StockEvent } from '#stock/contract';
import { expect } from '@jest/globals';
import { SkuHistory } from './sku-history.js';

/** Given commands that were accepted, when one more comes, then these are its events, or this is the rejection. */
export function given(...commands: readonly StockCommand[]) {
  return {
    when(command: StockCommand, now?: string) {
      const history = new SkuHistory();
      for (const each of commands) expect(history.try(each).rejected).toBeUndefined();
      const decision = history.decide(command, now);
      return {
        then: (...events: readonly StockEvent[]) => expect(decision).toEqual({ accepted: events }),
        thenNothing: () => expect(decision).toEqual({ accepted: [] }),
        thenRejected: (code: string, message: string) =>
          expect(decision).toMatchObject({ rejected: { code, message: expect.stringContaining(message) } }),
      };
    },
  };
}
