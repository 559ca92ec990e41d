import { type Effect, META, type ProcessDefinition } from '#eventing';
import { deterministicId, plusMilliseconds } from '#kernel';
import { stockEvents } from '#stock/contract';

const {
  StockCounted,
  StockAdjusted,
  StockReserved,
  SupplyExpected,
  SupplyRescheduled,
  SupplyCancelled,
  SupplyReceived,
  LineSourced,
  AllocationsRevoked,
  ItemReleaseSet,
} = stockEvents;
const place = SupplyReceived.schema.pick({ location: true, sku: true });
/** Changes of a queue come in bursts: it is looked at once, soon after the first of them. */
const SOON = 2000;
const TIMER = 'look';
const LOOK = 'compliance.LookAtQueue';

interface WatchState {
  location: string;
  sku: string;
  timer: 'NONE' | 'NEW' | 'SET';
  next: string | null;
}

/** Has a SKU's queue looked at for delays when its supply, or the claims on it, have changed. One instance per SKU. */
export const queueWatch: ProcessDefinition<WatchState> = {
  name: 'queue_watch',
  listensTo: [
    StockCounted,
    StockAdjusted,
    StockReserved,
    SupplyExpected,
    SupplyRescheduled,
    SupplyCancelled,
    SupplyReceived,
    LineSourced,
    AllocationsRevoked,
    ItemReleaseSet,
  ].map(({ type }) => type),
  startedBy: [SupplyRescheduled, SupplyCancelled, SupplyExpected, SupplyReceived, ItemReleaseSet].map(
    ({ type }) => type,
  ),
  correlate: ({ type, data }) => {
    const {
      location,
      sku,
      backordered = 0,
    } = data as { location: string; sku: string; backordered?: number };
    // An order that takes what was free moves nobody's date.
    if (type === LineSourced.type && backordered === 0) return [];
    return [deterministicId('queue', location, sku)];
  },
  digest: ({ data }) => place.parse(data),
  initialState: () => ({ location: '', sku: '', timer: 'NONE', next: null }),
  evolve: (state, input) => {
    if (input.kind === 'event') {
      Object.assign(state, place.parse(input.event.data));
      state.timer = state.timer === 'NONE' ? 'NEW' : 'SET';
    }
    if (input.kind === 'timer') state.timer = 'NONE';
    if (input.kind === 'outcome') {
      state.next =
        'ok' in input.outcome ? ((input.outcome.ok as { next: string | null } | null)?.next ?? null) : null;
    }
  },
  react: (state, input): readonly Effect[] => {
    const { location, sku, next } = state;
    switch (input.kind) {
      case 'event': {
        if (state.timer !== 'NEW') return [];
        const at = input.event.meta[META.at] ?? '';
        return [{ kind: 'timer', name: TIMER, dueAt: plusMilliseconds(at, SOON) }];
      }
      case 'timer':
        return [{ kind: 'issue', command: LOOK, payload: { location, sku, after: null } }];
      case 'outcome':
        return next === null
          ? []
          : [{ kind: 'issue', command: LOOK, payload: { location, sku, after: next } }];
    }
  },
};
