import type { Effect, EventOf, JsonObject, ProcessDefinition } from '#eventing';
import { noticeEvents } from '../contract/index.js';

const { NoticeAnswered } = noticeEvents;
type Answered = EventOf<typeof NoticeAnswered>['data'];

/** Tells the order what its buyer answered by a link, as of when it was received. One instance per notice. */
export const noticeReplies: ProcessDefinition<Record<never, never>> = {
  name: 'notice_replies',
  listensTo: [NoticeAnswered.type],
  startedBy: [NoticeAnswered.type],
  correlate: ({ data }) => [(data as Answered).noticeId],
  initialState: () => ({}),
  evolve: () => undefined,
  react: (_, input): readonly Effect[] => {
    if (input.kind !== 'event') return [];
    const { orderId, noticeId, receivedAt, answers, shownText } = input.event.data as Answered;
    return answers.map((answer): Effect => ({
      kind: 'issue',
      command: 'ordering.RecordReply',
      payload: {
        ...{ orderId, noticeId, receivedAt, shownText, channel: 'WEB', message: null },
        ...(answer satisfies JsonObject),
      },
    }));
  },
};
