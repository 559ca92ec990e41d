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

type Timers = Partial<Record<TimerName, string | undefined>>;

interface DeadlineState {
  /** When the period of each line ends that has one. */
  readonly ends: Record<string, string>;
  /** By which day each refund is due that is owed. */
  readonly refunds: Record<string, string>;
  /** The timers that were set last. */
  timers: Timers;
  /** Those before the input. */
  before: Timers;
  /** For when each last rang: what rang is neither cancelled nor set again for the same instant. */
  readonly rung: Timers;
}

/** Warned of by the strictest reading, reported by the order's own (CV-WORKDAY). */
interface Due {
  readonly dueBy: string;
  readonly strictDueBy?: string;
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
      // A line keeps on record the boundary at which it lapsed: that one is over, and must not hide those to come.
      const ends = lines.map(({ lineId, boundaryAt, cancelReason }) => ({
        lineId,
        boundaryAt: cancelReason === null ? boundaryAt : null,
      }));
      return { lines: ends };
    }
    const { refundId, parts = [] } = data as { refundId: string; parts?: readonly Due[] };
    const [dueBy = null] = parts.map((part) => part.strictDueBy ?? part.dueBy).sort();
    return { refundId, dueBy: type === RefundRequired.type ? dueBy : null };
  },
  initialState: () => ({ ends: {}, refunds: {}, timers: {}, before: {}, rung: {} }),
  evolve: (state, input) => {
    state.before = state.timers;
    if (input.kind === 'timer') ring(state, input.name as TimerName, input.dueAt);
    if (input.kind === 'event') take(state, input.event.data as Digest);
  },
  react: (state, input, orderId): readonly Effect[] => {
    switch (input.kind) {
      case 'event':
        return changes(state);
      case 'timer': {
        const command = COMMANDS[input.name as TimerName];
        return [{ kind: 'issue', command, payload: { orderId } }, ...changes(state)];
      }
      case 'outcome':
        return [];
    }
  },
};

/** Each kind of event moves its own timers only: an order's refunds are on record before what became of its lines. */
function take(state: DeadlineState, digest: Digest): void {
  if ('lines' in digest) {
    for (const { lineId, boundaryAt } of digest.lines) set(state.ends, lineId, boundaryAt);
    state.timers = { ...endTimers(state), refund: state.timers.refund };
  } else {
    set(state.refunds, digest.refundId, digest.dueBy);
    state.timers = { ...state.timers, refund: refundTimer(state) };
  }
}

/** A refund that stays owed after its warning must not hide those due later. */
function ring(state: DeadlineState, name: TimerName, dueAt: string): void {
  state.rung[name] = dueAt;
  if (name === 'refund') state.timers = { ...state.timers, refund: refundTimer(state) };
}

function set(record: Record<string, string>, key: string, value: string | null): void {
  if (value === null) Reflect.deleteProperty(record, key);
  else record[key] = value;
}

function endTimers({ ends }: DeadlineState): Timers {
  const [end] = Object.values(ends).sort();
  if (end === undefined) return {};
  return { end, look: plusMilliseconds(end, -LOOK_BEFORE), warn: plusMilliseconds(end, -WARN_BEFORE) };
}

function refundTimer({ refunds, rung: { refund: rung = '' } }: DeadlineState): string | undefined {
  const warnings = Object.values(refunds).map((day) =>
    plusMilliseconds(`${day}T00:00:00.000Z`, -WARN_BEFORE),
  );
  return warnings.filter((at) => at > rung).sort()[0];
}

function changes({ timers, before, rung }: DeadlineState): readonly Effect[] {
  const names = Object.keys(COMMANDS) as TimerName[];
  return names.flatMap((name): readonly Effect[] => {
    const dueAt = timers[name];
    if (dueAt === before[name]) return [];
    if (dueAt !== undefined) return [{ kind: 'timer', name, dueAt }];
    return before[name] === rung[name] ? [] : [{ kind: 'cancel-timer', name }];
  });
}
