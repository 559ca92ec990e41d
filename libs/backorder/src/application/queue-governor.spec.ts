import type { PriorityPolicy } from '#backorder/contract';
import { CommandRegistry, type Execution } from '#eventing';
import type { StockCommand } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, type PolicyBook } from '../domain/index.js';
import { scopeKey } from '../domain/policy-book.js';
import { DEADLINES_FIRST } from '../testing/queue-policies.js';
import { QueueGovernor } from './queue-governor.js';

const LAMP = { location: 'main', sku: 'LAMP' };
const NOBODY: PolicyBook = { inForce: {}, versions: {} };
const scope = { location: null, sku: null, category: 'Lamps' };
const BOOK: PolicyBook = {
  inForce: { [scopeKey(scope)]: { scope, policy: DEADLINES_FIRST } },
  versions: { 'deadlines-first': 2 },
};
const meta = {
  ...{ commandId: 'c-1', correlationId: 'c-0', causationId: 'c-0' },
  ...{ actor: 'process:policy_rollout', tenant: 'main' },
};
const done: Execution = { outcome: 'accepted', events: [], revision: 1, position: 1n, repeated: false };
const conflict = { code: 'CONFLICT', message: 'others were quicker' };

class Governed {
  readonly registry = new CommandRegistry();
  readonly told: { readonly sku: string; readonly policy: PriorityPolicy; readonly commandId: string }[] = [];
  category: string | null = 'Lamps';

  constructor(book: PolicyBook, skus: readonly string[] = [], busy = '') {
    const policies = { of: async () => book, now: async () => book };
    const queues = {
      categoryOf: async () => this.category,
      waiting: async (_: string, after: { readonly sku: string } | null, limit: number) =>
        skus
          .filter((sku) => sku > (after?.sku ?? ''))
          .slice(0, limit)
          .map((sku) => ({ location: 'main', sku })),
    };
    const execute = async (command: StockCommand, { commandId }: { readonly commandId: string }) => {
      if (command.type !== 'stock.ApplyPriorityPolicy') throw new Error(command.type);
      const { sku, policy } = command;
      if (sku === busy) return { outcome: 'rejected', rejection: conflict, revision: 1 } as const;
      this.told.push({ sku, policy, commandId });
      return done;
    };
    new QueueGovernor(policies, queues, { execute }).registerIn(this.registry);
  }

  govern(queue: typeof LAMP, commandId = 'c-1') {
    return this.registry.execute('backorder.GovernQueue', queue, { ...meta, commandId });
  }

  governAfter(after: typeof LAMP | null) {
    return this.registry.execute('backorder.GovernQueues', { after }, meta);
  }
}

describe('the governor of queues', () => {
  it('does nothing where nobody ever published a policy', async () => {
    const governed = new Governed(NOBODY);
    expect(await governed.govern(LAMP)).toEqual({ ok: null });
    expect(governed.told).toEqual([]);
  });

  it('applies the policy of the category that the item has now, and the default where none is for it', async () => {
    const governed = new Governed(BOOK);
    await governed.govern(LAMP);
    governed.category = 'Vases';
    await governed.govern(LAMP);
    expect(governed.told.map(({ policy }) => policy)).toEqual([DEADLINES_FIRST, DEFAULT_POLICY]);
  });

  it('names what it does the same on a retry, and otherwise anew', async () => {
    const governed = new Governed(BOOK);
    for (const commandId of ['c-1', 'c-1', 'c-2']) await governed.govern(LAMP, commandId);
    const [first, again, other] = governed.told.map(({ commandId }) => commandId);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('governs many queues in parts, each once, and says where to go on', async () => {
    const skus = Array.from({ length: 450 }, (_, nth) => `SKU-${1000 + nth}`);
    const governed = new Governed(BOOK, skus);
    expect(await governed.governAfter(null)).toEqual({ ok: { next: { location: 'main', sku: 'SKU-1199' } } });
    await governed.governAfter({ location: 'main', sku: 'SKU-1199' });
    expect(await governed.governAfter({ location: 'main', sku: 'SKU-1399' })).toEqual({ ok: { next: null } });
    expect(governed.told.map(({ sku }) => sku)).toEqual(skus);
  });

  it('says so when a queue was too busy, so that it is asked again', async () => {
    const governed = new Governed(BOOK, ['A', 'B', 'C'], 'B');
    expect(await governed.governAfter(null)).toEqual({ rejected: conflict });
    expect(await governed.govern({ location: 'main', sku: 'B' })).toEqual({ rejected: conflict });
  });
});
