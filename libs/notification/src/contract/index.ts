import { streamName } from '#eventing';

export {
  type NoticeContent,
  noticeContent,
  type NoticeEvent,
  noticeEvents,
  noticeOffer,
} from './notice-events.js';
export { goodwillUntil } from './goodwill-until.js';
export {
  type TemplateBodies,
  type TemplateCommand,
  templateCommands,
  type TemplateEvent,
  templateEvents,
  templateStream,
} from './templates.js';
export { type NoticeCommand, noticeCommands, type NoticeCommandName } from './notice-commands.js';
export {
  DELAY_KINDS,
  type DelayKind,
  isDelayKind,
  type Language,
  language,
  LANGUAGES,
  NOTICE_KINDS,
  type NoticeKind,
  noticeKind,
} from './notice-kind.js';
export {
  type NoticeData,
  noticeData,
  type NoticeLine,
  noticeLine,
  noticeRefund,
  noticeShipment,
  type Recipient,
  recipient,
  REFUND_FORMS,
} from './notice.js';

export function noticeStream(tenant: string, noticeId: string): string {
  return streamName('notice', tenant, noticeId);
}
