import { accept, type Decider, type DecisionContext, type Decision, reject } from '#eventing';
import { assertNever } from '#kernel';
import type { NoticeCommand, NoticeEvent } from '../contract/index.js';

export type NoticeRejectionCode =
  'NOTICE_NOT_FOUND' | 'NOTICE_NOT_SENT' | 'NOTICE_ANSWERED' | 'TIME_IN_FUTURE';
type NoticeDecision = Decision<NoticeEvent, NoticeRejectionCode>;
type Requested = Extract<NoticeEvent, { readonly type: 'notification.NoticeRequested' }>['data'];
type Sent = Extract<NoticeEvent, { readonly type: 'notification.NoticeSent' }>['data'];

export interface NoticeState {
  requested: Requested | null;
  /** When it was asked for: the date of the message, the same on every retry. */
  requestedAt: string;
  sent: Sent | null;
  attempts: number;
  answered: boolean;
  over: 'UNDELIVERABLE' | 'BOUNCED' | 'DELIVERED' | null;
}

/** One notice to one buyer: asked for once, sent until a channel takes it, and what was heard of it since. */
export const noticeDecider: Decider<NoticeState, NoticeCommand, NoticeEvent, NoticeRejectionCode> = {
  name: 'notice',
  stateVersion: 1,
  initialState: () => ({
    requested: null,
    requestedAt: '',
    sent: null,
    attempts: 0,
    answered: false,
    over: null,
  }),
  evolve,
  decide: (command, state, context) => {
    if (command.type === 'notification.RequestNotice') return request(command, state);
    if (state.requested) return decideOnRequested(command, state, context);
    return reject('NOTICE_NOT_FOUND', `there is no notice ${command.noticeId}`, {
      noticeId: command.noticeId,
    });
  },
};

function request(
  { type: _, ...data }: Extract<NoticeCommand, { type: 'notification.RequestNotice' }>,
  { requested }: NoticeState,
): NoticeDecision {
  return requested ? accept() : accept({ type: 'notification.NoticeRequested', data });
}

type Later = Exclude<NoticeCommand, { readonly type: 'notification.RequestNotice' }>;

function decideOnRequested(command: Later, state: NoticeState, { now }: DecisionContext): NoticeDecision {
  const attempt = state.attempts + 1;
  switch (command.type) {
    case 'notification.RecordSent': {
      const { type: _, ...data } = command;
      return state.sent
        ? accept()
        : accept({ type: 'notification.NoticeSent', data: { ...data, sentAt: now, attempt } });
    }
    case 'notification.RecordFailure': {
      const { type: _, ...data } = command;
      if (state.sent) return accept();
      return accept({ type: 'notification.NoticeFailed', data: { ...data, failedAt: now, attempt } });
    }
    case 'notification.GiveUp': {
      const { noticeId, orderId, reason } = command;
      if (state.sent || state.over) return accept();
      const data = { noticeId, orderId, gaveUpAt: now, attempts: Math.max(1, state.attempts), reason };
      return accept({ type: 'notification.NoticeUndeliverable', data });
    }
    case 'notification.AnswerNotice': {
      const { type: _, ...data } = command;
      const { noticeId } = data;
      if (!state.sent) return reject('NOTICE_NOT_SENT', `notice ${noticeId} was not sent yet`, { noticeId });
      if (state.answered) return reject('NOTICE_ANSWERED', `notice ${noticeId} is answered`, { noticeId });
      return accept({ type: 'notification.NoticeAnswered', data: { ...data, receivedAt: now } });
    }
    case 'notification.ReportDelivered':
    case 'notification.ReportBounced':
      return report(command, state, now);
    default:
      return assertNever(command);
  }
}

type Report = Extract<
  NoticeCommand,
  { readonly type: 'notification.ReportDelivered' | 'notification.ReportBounced' }
>;

/** What a channel heard after it took the message. */
function report(command: Report, { sent, over }: NoticeState, now: string): NoticeDecision {
  const { noticeId, orderId } = command;
  if (command.type === 'notification.ReportBounced' && over === 'BOUNCED' && !sent) return accept();
  if (!sent) return reject('NOTICE_NOT_SENT', `notice ${noticeId} was not sent yet`, { noticeId });
  const occurredAt = command.occurredAt ?? now;
  if (occurredAt > now) {
    return reject('TIME_IN_FUTURE', `occurredAt ${occurredAt} is in the future`, { occurredAt, now });
  }
  const heard = { noticeId, orderId, occurredAt, channel: sent.channel };
  if (command.type === 'notification.ReportBounced') {
    return accept({ type: 'notification.NoticeBounced', data: { ...heard, reason: command.reason } });
  }
  if (over === 'DELIVERED') return accept();
  return accept({ type: 'notification.NoticeDelivered', data: { ...heard, reference: command.reference } });
}

function evolve(state: NoticeState, event: NoticeEvent, { at }: { readonly at: string }): void {
  switch (event.type) {
    case 'notification.NoticeRequested':
      state.requested = event.data;
      state.requestedAt = at;
      return;
    case 'notification.NoticeSent':
      state.sent = event.data;
      state.over = null;
      state.attempts += 1;
      return;
    case 'notification.NoticeFailed':
      state.attempts += 1;
      return;
    case 'notification.NoticeAnswered':
      state.answered = true;
      return;
    case 'notification.NoticeUndeliverable':
      state.over = 'UNDELIVERABLE';
      return;
    case 'notification.NoticeDelivered':
      state.over = 'DELIVERED';
      return;
    case 'notification.NoticeBounced':
      state.over = 'BOUNCED';
      state.sent = null; // another channel may take it
      return;
    default:
      assertNever(event);
  }
}
