import type { OverrideAction, Placement } from '#backorder/contract';
import { deterministicId } from '#kernel';
import { demand, happened } from './queue-events.js';

interface Batch {
  readonly action?: OverrideAction | null;
  readonly undoes?: string;
  readonly note?: string;
  readonly sku?: string;
}

/** What nobody set by hand. */
export const BY_POLICY: Placement = {
  key: '5599999999000000000V',
  ...{ pinned: false, moved: false, priorityClass: null, onHold: false },
};

export function batchId(name: string): string {
  return deterministicId('test', 'batch', name);
}

/** A batch, by a readable name, that gives demands these placements. */
export function overridden(
  name: string,
  placements: Readonly<Record<string, Partial<Placement>>>,
  { action = { kind: 'PIN' }, undoes, note, sku = 'CHAI' }: Batch = {},
) {
  return happened('stock.BackordersReprioritised', {
    sku,
    batchId: batchId(name),
    action,
    undoes: undoes === undefined ? null : batchId(undoes),
    reasonCode: 'CUSTOMER_ESCALATION',
    note: note ?? null,
    changes: Object.entries(placements).map(([of, after], nth) => ({
      ...demand(of),
      ...{ fromRank: nth + 2, toRank: nth + 1 },
      before: BY_POLICY,
      after: { ...BY_POLICY, ...after },
    })),
  });
}
