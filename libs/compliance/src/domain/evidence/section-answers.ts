import type { CaseEvent } from './case-file.js';
import { type Markup, markup, type Piece } from './markup.js';
import { para, quote, type Row, section, table } from './page.js';
import { isOf, linesText, type OrderData, personalText, type Reading } from './reading.js';
import { words } from './section-order.js';
import { dayText, timeIn } from './times.js';

const HEADS = [
  'Received by the seller',
  'Recorded',
  'Lines',
  'By',
  'Answer',
  'What the buyer had been shown',
];

/** 16 CFR 435.2(b), (c)(1): what came back, when, and in answer to what. */
export function answersSection(reading: Reading): Markup {
  const title = 'What the buyer answered';
  const rows = reading.file.order.flatMap((event) => {
    const answer = answerOf(event);
    return answer ? [rowOf(answer, event, reading)] : [];
  });
  if (rows.length === 0) return section(title, para('No answer of the buyer is on record.'));
  return section(title, table('Answers, in the order of their recording', HEADS, rows));
}

type Reply = OrderData<'BuyerCancelled'>;

interface Answer {
  readonly reply: Reply;
  readonly text: Piece;
}

function answerOf(event: CaseEvent): Answer | null {
  if (isOf(event, 'BuyerConsented')) {
    return { reply: event.data, text: `agreed to the delay${until(event.data.to)}` };
  }
  if (isOf(event, 'BuyerCancelled')) return { reply: event.data, text: 'cancelled' };
  if (isOf(event, 'ConsentRefused')) {
    const { to, reason } = event.data;
    return { reply: event.data, text: `agreed to the delay${until(to)}; that had no effect: ${reason}` };
  }
  if (isOf(event, 'SubstituteChosen')) {
    return { reply: event.data, text: `chose ${event.data.sku} in place of what was ordered` };
  }
  if (!isOf(event, 'BuyerMessageReceived')) return null;
  const message = personalText(event.data.message);
  const quoted = message === null ? null : quote(message);
  return { reply: event.data, text: ['wrote, without agreeing or cancelling:', quoted] };
}

function rowOf({ reply, text }: Answer, { meta }: CaseEvent, reading: Reading): Row {
  return [
    timeIn(reply.receivedAt, reading.zone),
    timeIn(meta['at'] ?? '', reading.zone),
    linesText(reading, reply.lines),
    words(reply.channel),
    text,
    shown(reply),
  ];
}

export function until(to: string | null): string {
  if (to === null) return '';
  return to === 'INDEFINITE' ? ', indefinitely' : `, until ${dayText(to)}`;
}

function shown({ noticeId, shownText }: Reply): Piece {
  const notice = noticeId === null ? null : markup`<div class="hash">notice ${noticeId}</div>`;
  return [shownText === null ? 'no text on record' : quote(shownText), notice];
}
