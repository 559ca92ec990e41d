import { schemas } from '#kernel';
import { z } from 'zod';
import { noticeEvents } from './notice-events.js';

const { instant, text, uuid } = schemas;
const notice = { noticeId: uuid, orderId: uuid };
const { NoticeSent, NoticeFailed, NoticeBounced } = noticeEvents;
/** Null: now. Never in the future. */
const since = instant.nullable();

/** Commands on a notice; its id is given by who asks for it, so that asking twice is asking once. */
export const noticeCommands = {
  'notification.RequestNotice': noticeEvents.NoticeRequested.schema,
  'notification.RecordSent': NoticeSent.schema.omit({ attempt: true, sentAt: true }),
  'notification.RecordFailure': NoticeFailed.schema.omit({ attempt: true, failedAt: true }),
  'notification.GiveUp': z.object({ ...notice, reason: NoticeFailed.schema.shape.reason }),
  'notification.AnswerNotice': noticeEvents.NoticeAnswered.schema.omit({ receivedAt: true }),
  'notification.ReportDelivered': z.object({ ...notice, occurredAt: since, reference: text.nullable() }),
  'notification.ReportBounced': z.object({
    ...notice,
    occurredAt: since,
    reason: NoticeBounced.schema.shape.reason,
  }),
} as const;

export type NoticeCommandName = keyof typeof noticeCommands;
export type NoticeCommand = {
  [Name in NoticeCommandName]: { readonly type: Name } & z.infer<(typeof noticeCommands)[Name]>;
}[NoticeCommandName];
