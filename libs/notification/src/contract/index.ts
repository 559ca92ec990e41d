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
