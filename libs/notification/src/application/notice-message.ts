import { type Instant, plusMilliseconds } from '#kernel';
import {
  goodwillUntil,
  isDelayKind,
  type NoticeContent,
  noticeData,
  type Recipient,
} from '../contract/index.js';
import type { NoticeState } from '../domain/index.js';
import { type NoticeTemplate, renderNotice, replyLinks, templateId } from '../domain/index.js';
import type { OutgoingMessage } from './channels/channel.js';
import type { NoticeParts } from './notice-parts.js';
import { signReplyToken } from './reply-token.js';

const DAY = 86_400_000;
/** After the last day on which an answer counts, a link still tells why it is too late. */
const GRACE_DAYS = 30;
const OPEN_ENDED_DAYS = 365;

type Requested = NonNullable<NoticeState['requested']>;

export interface NoticeMessage {
  readonly message: OutgoingMessage;
  readonly template: { readonly templateId: string; readonly templateVersion: number };
}

/** The message of a notice: the same whenever it is made, as long as the buyer's name and address are. */
export function noticeMessage(
  { requested, requestedAt }: { readonly requested: Requested; readonly requestedAt: Instant },
  tenant: string,
  to: Recipient,
  { parts, template }: { readonly parts: NoticeParts; readonly template: NoticeTemplate },
): NoticeMessage {
  const { noticeId, orderId, kind, content } = requested;
  const [key] = parts.replyKeys;
  const expiresAt = linkEnd(content, requestedAt);
  const token = signReplyToken({ tenant, orderId, noticeId, purpose: 'REPLY', expiresAt }, key);
  // Only offers have something to be answered.
  const links = isDelayKind(kind) ? replyLinks(parts.replyUrl, token) : NO_LINKS;
  const until = goodwillUntil(requested, requestedAt);
  const data = noticeData.parse({ ...content, noticeId, tenant, links, goodwillUntil: until });
  const { seller } = content;
  const rendered = renderNotice(template, data, to.name);
  return {
    message: {
      id: noticeId,
      date: requestedAt,
      language: content.language,
      to,
      from: { name: seller.name, email: seller.replyAddress },
      replyTo: seller.replyAddress,
      ...rendered,
    },
    template: { templateId: templateId(template), templateVersion: template.version },
  };
}

const NO_LINKS = { keep: null, cancel: null, page: null };

function linkEnd({ lines }: NoticeContent, requestedAt: Instant): Instant {
  const days = lines
    .map(({ silenceCancelsOn, revisedShipDate }) => [silenceCancelsOn, revisedShipDate])
    .flat();
  const openEnded = lines.some(({ revisedShipDate }) => revisedShipDate === null);
  const last = days
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (openEnded || last === undefined) return plusMilliseconds(requestedAt, OPEN_ENDED_DAYS * DAY);
  return plusMilliseconds(`${last}T00:00:00.000Z`, GRACE_DAYS * DAY);
}
