import type { CaseEvent } from './case-file.js';
import { noticePath } from './paths.js';
import { type Markup, markup, type Piece } from './markup.js';
import { alert, list, pairs, para, section, table } from './page.js';
import { linesText, ofType, type Reading, type TypedEvent } from './reading.js';
import { basisText } from './section-promises.js';
import { words } from './section-order.js';
import { dayText, timeIn } from './times.js';

/** 16 CFR 435.2(b)(1), (b)(2): every option, with what it said and the notice that carried it. */
export function noticesSection(reading: Reading): Markup {
  const offers = ofType(reading.file.order, 'DelayOptionOffered');
  const none = offers.length === 0 ? para('No delay option was offered.') : null;
  return section(
    'What the buyer was told (16 CFR 435.2(b))',
    none,
    offers.map((offer, index) => offerBlock(reading, offer, index + 1)),
    reading.file.notices.map(({ noticeId, events }) => noticeHistory(reading, noticeId, events)),
  );
}

function offerBlock(reading: Reading, { data, meta }: TypedEvent<'DelayOptionOffered'>, n: number): Markup {
  const kind = data.kind === 'FIRST' ? 'delay option, 435.2(b)(1)' : 'renewed delay option, 435.2(b)(2)';
  const { advanceConsentUntil: until } = data;
  return markup`<h3>${n}. ${data.kind === 'FIRST' ? 'First' : 'Later'} ${kind}</h3>
${pairs([
  ['Sent', timeIn(data.sentAt, reading.zone)],
  ['Recorded', timeIn(meta['at'] ?? '', reading.zone)],
  ['Of', linesText(reading, data.lines)],
  [
    'Revised shipping date',
    data.revisedShipDate === null ? 'no date can be given' : dayText(data.revisedShipDate),
  ],
  ['Reason given', data.reason],
  ['Reasonable basis, 435.2(a)(2), (a)(3)(i)', basisText(data.basis)],
  [
    'Consent to a further delay asked for, 435.2(b)(1)(iv)',
    until && (until === 'INDEFINITE' ? 'indefinitely' : `until ${dayText(until)}`),
  ],
  ['What it said', list(contentWords(data.content))],
  ...noticePairs(reading, data.notice),
])}`;
}

type Content = TypedEvent<'DelayOptionOffered'>['data']['content'];

function contentWords(content: Content): readonly string[] {
  const said = (is: boolean) => (is ? 'said' : 'NOT said');
  const silence = {
    CONSENT: 'silence is consent to the delay, 435.2(b)(1)(ii)',
    CANCEL: 'without consent in time the order is cancelled, 435.2(b)(1)(iii), (b)(2)(ii)',
  };
  return [
    `${said(content.cancelRightAndPromptRefund)}: the right to cancel and to a prompt refund, 435.2(b)(1)(i)`,
    `${said(content.costFreeReply)}: a way to answer at the seller’s expense, 435.2(b)(3)`,
    content.silenceStatement === null
      ? 'NOT said: what silence means'
      : `said: ${silence[content.silenceStatement]}`,
    ...(content.continuingCancelRight
      ? ['said: the continuing right to cancel until shipment, 435.2(b)(1)(iii)(B)']
      : []),
  ];
}

type Notice = TypedEvent<'DelayOptionOffered'>['data']['notice'];

function noticePairs(reading: Reading, notice: Notice): readonly (readonly [string, Piece])[] {
  if (notice === null) return [['Notice as sent', 'no rendered notice is on record: told in another way']];
  const { channel, templateId, templateVersion, language, contentHash } = notice;
  return [
    ['Channel', words(channel)],
    ['Template', `${templateId}, version ${templateVersion}, language ${language}`],
    ['SHA-256 of the notice', markup`<span class="hash">${contentHash}</span>`],
    ['Notice as sent', contentLink(reading, contentHash)],
  ];
}

/** To the file in this pack; or why it is not there. */
function contentLink({ file }: Reading, hash: string): Piece {
  const content = file.contents.find((each) => each.hash === hash);
  if (!content?.bytes) {
    const why =
      content?.problem === 'DAMAGED'
        ? 'the bytes that are kept are not those that were sent'
        : 'its bytes are not kept any more, or were never kept here';
    return alert(`Not in this pack: ${why}.`);
  }
  const path = noticePath(content);
  return markup`<a href="${path}">${path}</a>`;
}

const WHAT: Readonly<Record<string, string>> = {
  'notification.NoticeRequested': 'to be sent',
  'notification.NoticeSent': 'handed to the channel',
  'notification.NoticeFailed': 'an attempt failed',
  'notification.NoticeUndeliverable': 'given up: no channel took it',
  'notification.NoticeDelivered': 'delivered, says the channel',
  'notification.NoticeBounced': 'came back undelivered, says the channel',
};

function noticeHistory(reading: Reading, noticeId: string, events: readonly CaseEvent[]): Markup {
  const rows = events.map(({ type, data, meta }) => [
    timeIn(meta['at'] ?? '', reading.zone),
    WHAT[type] ?? type,
    textOf(data['kind']) ?? '',
    textOf(data['channel']) ?? '',
    [textOf(data['reason']), hashLine(textOf(data['contentHash']))],
  ]);
  const hashes = events.flatMap(({ data }) => textOf(data['contentHash']) ?? []);
  return markup`<h3>Sending of notice ${noticeId}</h3>
${table('What became of it', ['Recorded', 'What', 'Kind', 'Channel', 'Details'], rows)}${hashes.map((hash) => para('As sent: ', contentLink(reading, hash)))}`;
}

function hashLine(hash: string | null): Piece {
  return hash && markup`<span class="hash">SHA-256 ${hash}</span>`;
}

/** Events of another context are read by the names of their fields. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
