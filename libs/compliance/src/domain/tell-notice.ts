import type { noticeEvents } from '#notification/contract';
import type { Tellers } from './tell-order.js';
import { ids } from './trail-entry.js';

/** What the buyer was told, and how that went. */
export const tellNotice: Tellers<typeof noticeEvents> = {
  NoticeRequested: ({ noticeId, kind, language, lineIds, because }) => ({
    kind: 'NOTICE_REQUESTED',
    lines: ids(lineIds),
    words: `The buyer is to be told: ${kind}, in ${language} (${because}).`,
    noticeId,
  }),
  NoticeSent: ({ noticeId, sentAt, channel, contentHash, templateId, templateVersion, attempt }) => ({
    kind: 'NOTICE_SENT',
    at: sentAt,
    words: `${channel} took the notice at attempt ${attempt}: template ${templateId}, version ${templateVersion}.`,
    noticeId,
    contentHash,
  }),
  NoticeFailed: ({ noticeId, failedAt, channel, reason, permanent, attempt }) => ({
    kind: 'NOTICE_FAILED',
    at: failedAt,
    words: `Attempt ${attempt} by ${channel} failed${permanent ? ' for good' : ''}: ${reason}.`,
    noticeId,
  }),
  NoticeUndeliverable: ({ noticeId, gaveUpAt, attempts, reason }) => ({
    kind: 'NOTICE_UNDELIVERABLE',
    at: gaveUpAt,
    words: `No channel took the notice in ${attempts} attempt(s): ${reason}.`,
    noticeId,
  }),
  NoticeAnswered: ({ noticeId, receivedAt, answers }) => ({
    kind: 'NOTICE_ANSWERED',
    at: receivedAt,
    lines: ids(answers.flatMap(({ lines }) => lines)),
    words: `The buyer answered by the notice’s link: ${answers.map(({ answer }) => answer).join(', ')}.`,
    noticeId,
  }),
  NoticeDelivered: ({ noticeId, occurredAt, channel }) => ({
    kind: 'NOTICE_DELIVERED',
    at: occurredAt,
    words: `${channel} reports that the notice arrived.`,
    noticeId,
  }),
  NoticeBounced: ({ noticeId, occurredAt, channel, reason }) => ({
    kind: 'NOTICE_BOUNCED',
    at: occurredAt,
    words: `${channel} reports that the notice never arrived: ${reason}.`,
    noticeId,
  }),
};
