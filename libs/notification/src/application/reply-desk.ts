import { canonicalJson, type Clock, deterministicId } from '#kernel';
import type { OrderSummary } from '#ordering/contract';
import type { NoticeCommand } from '../contract/index.js';
import {
  readReplyForm,
  type ReplyAnswer,
  type ReplyChoice,
  replyDonePage,
  replyPage,
  type ReplyRefusal,
  replyRefusedPage,
  tooLatePage,
} from '../domain/index.js';
import type { NoticeState } from '../domain/index.js';
import type { NoticeExecutor } from './notice-executor.js';
import type { NoticeParts } from './notice-parts.js';
import { type ReplyClaims, verifyReplyToken } from './reply-token.js';

export interface ReplyAnswerPage {
  readonly status: 200 | 400 | 403 | 409 | 410;
  readonly html: string;
}

interface Orders {
  summary(tenant: string, orderId: string): Promise<OrderSummary | null>;
}

type Requested = NonNullable<NoticeState['requested']>;

/** What a true link leads to. */
interface Question {
  readonly claims: ReplyClaims;
  readonly requested: Requested;
  readonly order: OrderSummary;
}

/**
 * Where buyers answer a notice without a log-in. A page that is looked at decides nothing; the button does, once. Whoever
 * holds a wrong link learns nothing about any order.
 */
export class ReplyDesk {
  constructor(
    private readonly notices: Pick<NoticeExecutor, 'inspect' | 'execute'>,
    private readonly orders: Orders,
    private readonly parts: NoticeParts,
    private readonly clock: Clock,
  ) {}

  async show(token: string, choice: string | null): Promise<ReplyAnswerPage> {
    const question = await this.question(token);
    if ('status' in question) return question;
    return this.ask(question, token, choice === 'KEEP' || choice === 'CANCEL' ? choice : null, false);
  }

  /** `fields` are those of the page's form; `token` that of the address. */
  async take(token: string, fields: Iterable<readonly [string, string]>): Promise<ReplyAnswerPage> {
    const question = await this.question(token);
    if ('status' in question) return question;
    const form = readReplyForm(fields);
    if (form?.token !== token) return refusedPage('MALFORMED', question.requested.content.language);
    const { content } = question.requested;
    const late = tooLate(question);
    if (form.answers.length === 0) return this.ask(question, token, null, true);
    if (!form.answers.every((answer) => isOffered(answer, question))) {
      return refusedPage('MALFORMED', content.language);
    }
    if (!(await this.record(question, form.answers))) return refusedPage('USED', content.language);
    if (late) {
      // It changes nothing, and is kept with the reason.
      return {
        status: 409,
        html: tooLatePage({ language: content.language, seller: content.seller, became: late }),
      };
    }
    const { language, seller, timeZone } = content;
    const answers = form.answers.map((answer) => {
      const line = content.lines.find(({ lineNo }) => lineNo === answer.lineNo);
      return { ...answer, sku: line?.sku ?? '', quantity: line?.quantity ?? 0 };
    });
    const view = { language, sellerName: seller.name, timeZone, recordedAt: this.clock.now(), answers };
    return { status: 200, html: replyDonePage(view) };
  }

  private async question(token: string): Promise<Question | ReplyAnswerPage> {
    const verified = verifyReplyToken(token, this.parts.replyKeys, this.clock.now());
    if ('problem' in verified) return refusedPage(verified.problem, 'en');
    const claims = verified.ok;
    const { requested, answered } = await this.notices.inspect(claims.tenant, claims.noticeId);
    const order = await this.orders.summary(claims.tenant, claims.orderId);
    if (requested?.orderId !== claims.orderId || !order) return refusedPage('FORGED', 'en');
    if (answered) return refusedPage('USED', requested.content.language);
    return { claims, requested, order };
  }

  private ask(
    question: Question,
    token: string,
    preselected: 'KEEP' | 'CANCEL' | null,
    nothingChosen: boolean,
  ): ReplyAnswerPage {
    const { content } = question.requested;
    const late = tooLate(question);
    if (late) {
      const html = tooLatePage({ language: content.language, seller: content.seller, became: late });
      return { status: 410, html };
    }
    return { status: 200, html: this.page(question, { token, preselected, nothingChosen }) };
  }

  private page(
    question: Question,
    form: { token: string; preselected: 'KEEP' | 'CANCEL' | null; nothingChosen: boolean },
  ): string {
    const { language, seller, orderRef, timeZone, reason, advanceConsentUntil, substitutes } =
      question.requested.content;
    return replyPage({
      ...{ language, sellerName: seller.name, orderRef, timeZone, reason, advanceConsentUntil },
      ...form,
      lines: openLines(question).map((line) => ({ ...line, substitutes })),
      action: `${new URL(this.parts.replyUrl).pathname}/${form.token}`,
    });
  }

  /** One answer for each choice, with the page as the buyer saw it. False: somebody was quicker. */
  private async record(question: Question, answers: readonly ReplyAnswer[]): Promise<boolean> {
    const { claims, requested } = question;
    const { orderId, noticeId, tenant } = claims;
    const shown = this.page(question, { token: '', preselected: null, nothingChosen: false });
    const command: NoticeCommand = {
      type: 'notification.AnswerNotice',
      noticeId,
      orderId,
      shownText: textOf(shown),
      answers: grouped(answers).map((group) => answerOf(group, requested)),
    };
    // The same answer to the same notice is the same command, however often the button is pressed.
    const commandId = deterministicId('reply', tenant, noticeId, canonicalJson(command.answers));
    const meta = { commandId, correlationId: commandId, causationId: noticeId, actor: 'buyer:link', tenant };
    const execution = await this.notices.execute(command, meta);
    return execution.outcome !== 'rejected';
  }
}

function refusedPage(reason: ReplyRefusal, language: Requested['content']['language']): ReplyAnswerPage {
  const status = reason === 'MALFORMED' ? 400 : reason === 'FORGED' ? 403 : 410;
  return { status, html: replyRefusedPage(reason, language) };
}

/** Lines of the notice of which goods are still owed. */
function openLines({ requested, order }: Question): Requested['content']['lines'] {
  const open = new Set(order.lines.filter((line) => line.open > 0).map(({ lineId }) => lineId));
  return requested.content.lines.filter((_, index) => open.has(requested.lineIds[index] ?? ''));
}

/** What became of the goods, where nothing is left to be chosen. */
function tooLate(question: Question): 'SHIPPED' | 'CANCELLED' | null {
  if (openLines(question).length > 0) return null;
  const { lineIds } = question.requested;
  const states = question.order.lines.filter(({ lineId }) => lineIds.includes(lineId));
  return states.some(({ state }) => state === 'SHIPPED') ? 'SHIPPED' : 'CANCELLED';
}

function isOffered({ lineNo, choice, substituteSku }: ReplyAnswer, { requested }: Question): boolean {
  const { advanceConsentUntil, substitutes, lines } = requested.content;
  if (!lines.some((line) => line.lineNo === lineNo)) return false;
  if (choice === 'KEEP_FURTHER') return advanceConsentUntil !== null;
  return choice !== 'SUBSTITUTE' || substitutes.some(({ sku }) => sku === substituteSku);
}

function lineIdOf({ content, lineIds }: Requested, lineNo: number): string {
  return lineIds[content.lines.findIndex((line) => line.lineNo === lineNo)] ?? '';
}

function grouped(answers: readonly ReplyAnswer[]): readonly (readonly ReplyAnswer[])[] {
  const groups = new Map<string, ReplyAnswer[]>();
  for (const answer of answers) {
    const key = `${answer.choice} ${answer.substituteSku ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}

const ANSWERS = {
  KEEP: 'CONSENT',
  KEEP_FURTHER: 'CONSENT',
  CANCEL: 'CANCEL',
  SUBSTITUTE: 'SUBSTITUTE',
} as const satisfies Record<ReplyChoice, string>;

function answerOf(group: readonly ReplyAnswer[], requested: Requested) {
  const { choice = 'KEEP', substituteSku = null } = group[0] ?? {};
  const price = requested.content.substitutes.find(({ sku }) => sku === substituteSku)?.unitPriceMinor;
  return {
    ...(price !== undefined && { substitutePriceMinor: price }),
    lines: group.map(({ lineNo }) => lineIdOf(requested, lineNo)),
    answer: ANSWERS[choice],
    to: choice === 'KEEP_FURTHER' ? requested.content.advanceConsentUntil : null,
    substituteSku,
  };
}

/** The words of a page, as they are read. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<main>'));
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .trim()
    .slice(0, 20_000);
}
