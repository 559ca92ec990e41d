import type { Effect, EventOf, ProcessDefinition } from '#eventing';
import { plusMilliseconds } from '#kernel';
import { delayEvents } from '#ordering/contract';

const { ObligationsAssessed, RefundRequired, RefundSent, RefundWithdrawn } = delayEvents;
const DAY = 86_400_000;
/** Before a period ends, its lines are looked at once more, and then somebody is warned. The law knows only the end. */
const LOOK_BEFORE = 7 * DAY;
const WARN_BEFORE = 2 * DAY;

type TimerName = 'end' | 'look' | 'warn' | 'refund';
const COMMANDS = {
  end: 'ordering.ApplyDeadlines',
  look: 'compliance.LookAtOrder',
  warn: 'ordering.WarnOfDeadlines',
  refund: 'ordering.WarnOfDeadlines',
} as const satisfies Record<TimerName, string>;

interface DeadlineState {
  /** When the period of each line ends that has one. */
  readonly ends: Record<string, string>;
  /** By which day each refund is due that is owed. */
  readonly refunds: Record<string, string>;
  /** The timers that were set last. */
  timers: Partial<Record<TimerName, string>>;
  /** Those before the input. */
  before: Partial<Record<TimerName, string>>;
}

type Digest =
  | { readonly lines: readonly { readonly lineId: string; readonly boundaryAt: string | null }[] }
  | { readonly refundId: string; readonly dueBy: string | null };

/**
 * Rings when a period of an order ends, and some days before. The ringing changes no date: it has put on record what
 * the time has brought about (delay-rules §8). One instance per order.
 */
export const delayDeadlines: ProcessDefinition<DeadlineState> = {
  name: 'delay_deadlines',
  listensTo: [ObligationsAssessed.type, RefundRequired.type, RefundSent.type, RefundWithdrawn.type],
  startedBy: [ObligationsAssessed.type],
  correlate: ({ type, data }) => {
    const { orderId, lines } = data as { orderId: string; lines?: readonly { boundaryAt?: string | null }[] };
    const isNews = type !== ObligationsAssessed.type || (lines ?? []).length > 0;
    return isNews ? [orderId] : [];
  },
  digest: ({ type, data }) => {
    if (type === ObligationsAssessed.type) {
      const { lines } = data as EventOf<typeof ObligationsAssessed>['data'];
      return { lines: lines.map(({ lineId, boundaryAt }) => ({ lineId, boundaryAt })) };
    }
    const { refundId, parts = [] } = data as { refundId: string; parts?: readonly { dueBy: string }[] };
    const [dueBy = null] = parts.map((part) => part.dueBy).sort();
    return { refundId, dueBy: type === RefundRequired.type ? dueBy : null };
  },
  initialState: () => ({ ends: {}, refunds: {}, timers: {}, before: {} }),
  evolve: (state, input) => {
    state.before = state.timers;
    if (input.kind === 'event') take(state, input.event.data as Digest);
    if (input.kind === 'timer') {
      const { [input.name as TimerName]: _, ...rest } = state.timers;
      state.timers = rest;
      return;
    }
    if (input.kind === 'event') state.timers = timersOf(state);
  },
  react: (state, input, orderId): readonly Effect[] => {
    switch (input.kind) {
      case 'event':
        return changes(state);
      case 'timer': {
        const command = COMMANDS[input.name as TimerName];
        return [{ kind: 'issue', command, payload: { orderId } }];
      }
      case 'outcome':
        return [];
    }
  },
};

function take(state: DeadlineState, digest: Digest): void {
  if ('lines' in digest) {
    for (const { lineId, boundaryAt } of digest.lines) set(state.ends, lineId, boundaryAt);
  } else set(state.refunds, digest.refundId, digest.dueBy);
}

function set(record: Record<string, string>, key: string, value: string | null): void {
  if (value === null) Reflect.deleteProperty(record, key);
  else record[key] = value;
}

function timersOf({ ends, refunds }: DeadlineState): DeadlineState['timers'] {
  const [end] = Object.values(ends).sort();
  const [refund] = Object.values(refunds).sort();
  return {
    ...(end !== undefined && {
      end,
      look: plusMilliseconds(end, -LOOK_BEFORE),
      warn: plusMilliseconds(end, -WARN_BEFORE),
    }),
    ...(refund !== undefined && { refund: plusMilliseconds(`${refund}T00:00:00.000Z`, -WARN_BEFORE) }),
  };
}

function changes({ timers, before }: DeadlineState): readonly Effect[] {
  const names = Object.keys(COMMANDS) as TimerName[];
  return names.flatMap((name): readonly Effect[] => {
    const dueAt = timers[name];
    if (dueAt === before[name]) return [];
    return [dueAt === undefined ? { kind: 'cancel-timer', name } : { kind: 'timer', name, dueAt }];
  });
}
