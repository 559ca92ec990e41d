export {
  DELAY_KINDS,
  type DelayKind,
  isDelayKind,
  type Language,
  language,
  LANGUAGES,
  NOTICE_KINDS,
  type NoticeData,
  noticeData,
  type NoticeKind,
  noticeKind,
  type NoticeLine,
  type Recipient,
  recipient,
} from './contract/index.js';
export {
  builtInTemplate,
  checkTemplate,
  clausesShown,
  describeProblem,
  ownTemplate,
  type NoticeTemplate,
  readReplyForm,
  type RenderedNotice,
  renderNotice,
  REPLY_PAGE_HEADERS,
  type ReplyAnswer,
  type ReplyChoice,
  replyDonePage,
  type ReplyDoneView,
  type ReplyForm,
  replyLinks,
  replyPage,
  type ReplyPageView,
  type ReplyRefusal,
  replyRefusedPage,
  templateId,
  type TemplateProblem,
  tooLatePage,
  type TooLateView,
} from './domain/index.js';
export { type ContentAddress, contentAddress } from './application/content-address.js';
export { ContentDamaged, type ContentStore, FolderContentStore } from './application/content-store.js';
export type { Attachment, Channel, OutgoingMessage, SendResult } from './application/channels/channel.js';
export { LetterChannel } from './application/channels/letter-channel.js';
export { type Mail, mailBytes } from './application/channels/mail-bytes.js';
export { OutboxChannel } from './application/channels/outbox-channel.js';
export { SmtpChannel, type SmtpSettings } from './application/channels/smtp-channel.js';
export { WebhookChannel, type WebhookSettings } from './application/channels/webhook-channel.js';
export {
  type ReplyClaims,
  type ReplyKey,
  signReplyToken,
  type VerifiedReply,
  verifyReplyToken,
} from './application/reply-token.js';
export { NOTICE_PARTS, type NoticeParts } from './application/notice-parts.js';
export { Templates } from './application/templates.js';
export { NoticeExecutor } from './application/notice-executor.js';
export { type ReplyAnswerPage, ReplyDesk } from './application/reply-desk.js';
export { NotificationModule, ReplyPagesModule } from './notification.module.js';
