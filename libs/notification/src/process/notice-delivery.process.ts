import { type Effect, type JsonObject, META, type ProcessDefinition, type ProcessInput } from '#eventing';
import { noticeEvents } from '../contract/index.js';
import { offerOf } from './offer-of.js';

const { NoticeRequested, NoticeBounced } = noticeEvents;
const RETRY = 'retry';

interface DeliveryState {
  orderId: string;
  /** Of what the order is told when the notice has gone out; null: nothing. */
  offer: JsonObject | null;
  channel: number;
  attempt: number;
}

interface Outcome {
  readonly sent: boolean;
  readonly reason?: string;
  readonly next?: 'RETRY' | 'OTHER_CHANNEL' | 'NO_CHANNEL_LEFT';
  readonly retryAt?: string;
  readonly sentAt?: string;
  readonly evidence?: JsonObject;
}

/**
 * Sends a notice: again after a pause where the channel is away, by the next channel where this one cannot reach the
 * buyer, also where that is heard of later. A delay option counts for the order from when it was sent, and only then. One
 * instance per notice.
 */
export const noticeDelivery: ProcessDefinition<DeliveryState> = {
  name: 'notice_delivery',
  listensTo: [NoticeRequested.type, NoticeBounced.type],
  startedBy: [NoticeRequested.type],
  correlate: (event) => [
    NoticeRequested.schema.shape.noticeId.parse((event.data as { noticeId: unknown }).noticeId),
  ],
  digest: (event) => {
    if (event.type === NoticeBounced.type) {
      const { orderId, reason } = NoticeBounced.schema.parse(event.data);
      return { orderId, reason };
    }
    const { orderId, ...notice } = NoticeRequested.schema.parse(event.data);
    return { orderId, offer: offerOf(notice, event.meta[META.at] ?? '') };
  },
  initialState: () => ({ orderId: '', offer: null, channel: 0, attempt: 0 }),
  evolve,
  react,
};

function evolve(state: DeliveryState, input: ProcessInput): void {
  if (input.kind === 'event' && input.event.type === NoticeBounced.type) nextChannel(state);
  else if (input.kind === 'event') {
    const { orderId, offer } = input.event.data as { orderId: string; offer: JsonObject | null };
    Object.assign(state, { orderId, offer });
  }
  const tried = outcomeOf(input);
  if (tried?.next === 'RETRY') state.attempt += 1;
  if (tried?.next === 'OTHER_CHANNEL') nextChannel(state);
}

function nextChannel(state: DeliveryState): void {
  Object.assign(state, { channel: state.channel + 1, attempt: 0 });
}

/** Of a try to deliver; null for everything else. */
function outcomeOf(input: ProcessInput): Outcome | null {
  if (input.kind !== 'outcome' || input.command.command !== 'notification.DeliverNotice') return null;
  return 'ok' in input.outcome ? (input.outcome.ok as unknown as Outcome) : null; // of our own making
}

function react(state: DeliveryState, input: ProcessInput, noticeId: string): readonly Effect[] {
  if (input.kind === 'event' && input.event.type === NoticeBounced.type) {
    return [...lose(state, noticeId, input.event.data as JsonObject), deliver(state, noticeId)];
  }
  if (input.kind !== 'outcome') return [deliver(state, noticeId)];
  const tried = outcomeOf(input);
  if (!tried) return [];
  if (tried.sent) return tellOrder(state, tried, noticeId);
  switch (tried.next) {
    case 'RETRY':
      return [{ kind: 'timer', name: RETRY, dueAt: tried.retryAt ?? '' }];
    case 'OTHER_CHANNEL':
      return [deliver(state, noticeId)];
    default: {
      const { orderId } = state;
      const payload = { noticeId, orderId, reason: tried.reason ?? 'NO_CHANNEL' };
      return [{ kind: 'issue', command: 'notification.GiveUp', payload }];
    }
  }
}

function deliver({ orderId, channel, attempt }: DeliveryState, noticeId: string): Effect {
  const payload = { noticeId, orderId, channel, attempt };
  return { kind: 'issue', command: 'notification.DeliverNotice', payload };
}

/** What never arrived is no option (CV-OFFER). */
function lose(
  { orderId, offer }: DeliveryState,
  noticeId: string,
  { reason }: JsonObject,
): readonly Effect[] {
  if (!offer) return [];
  const payload = { orderId, noticeId, learnedAt: null, reason: reason ?? 'BOUNCED' };
  return [{ kind: 'issue', command: 'ordering.ReportUndelivered', payload }];
}

function tellOrder({ orderId, offer }: DeliveryState, tried: Outcome, noticeId: string): readonly Effect[] {
  if (!offer) return [];
  const { sentAt = '', evidence = {} } = tried;
  const payload = { ...offer, orderId, sentAt, notice: { ...evidence, noticeId } };
  return [{ kind: 'issue', command: 'ordering.OfferDelayOption', payload }];
}
