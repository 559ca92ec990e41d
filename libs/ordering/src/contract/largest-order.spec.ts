import { MAX_EVENT_BYTES } from '#eventing';
import { jsonBytes } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { batchesOf } from '../process/command-batches.js';
import { digestOf } from '../process/fulfilment-digest.js';
import { line, ORDER, orderPlaced, placeOrder } from '../testing/order-samples.js';
import { MAX_LINES, MAX_LINES_BYTES, orderingCommands } from './index.js';

const place = orderingCommands['ordering.PlaceOrder'];
const lines = (count: number, sku: string) => Array.from({ length: count }, () => line(sku, 1));

describe('the largest order', () => {
  it('has lines enough for wholesale', () => {
    expect(place.safeParse(placeOrder(...lines(MAX_LINES, 'NW-31'))).success).toBe(true);
  });

  it('is refused when it would not fit into an event', () => {
    const { error } = place.safeParse(placeOrder(...lines(MAX_LINES, '\u00fc'.repeat(64))));
    expect(error?.issues).toMatchObject([{ path: ['lines'] }]);
  });

  it('fits into its event, and with a batch of commands into a step', () => {
    const longest = lines(1, '\u00fc'.repeat(64));
    const count = Math.floor((MAX_LINES_BYTES - 2) / (jsonBytes(longest) - 1));
    const largest = lines(count, '\u00fc'.repeat(64));
    expect(place.safeParse(placeOrder(...largest)).success).toBe(true);
    const event = orderPlaced(...largest);
    expect(jsonBytes(event)).toBeLessThan(MAX_EVENT_BYTES);
    const stored = { ...event, id: '', stream: '', revision: 0n, position: 1n, meta: {} };
    const [batch = []] = batchesOf([{ command: 'c', payload: { text: 'x'.repeat(39_000) } }]);
    expect(jsonBytes([digestOf(stored, ORDER), batch])).toBeLessThan(MAX_EVENT_BYTES - 5000);
  });
});
