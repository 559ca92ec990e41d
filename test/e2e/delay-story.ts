import { expect } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { SmtpReceiver } from '../../libs/notification/src/testing/smtp-receiver.js';

type Fields = Readonly<Record<string, unknown>>;

/** A service under test, reached from outside only. */
export interface Service {
  readonly url: string;
  /** As an administrator. Throws for errors. */
  ask(query: string, variables?: object): Promise<Fields>;
}

const ERROR = '__typename ... on UserError { code message path }';
const ORDER = 'A-1001';
export const SKU = 'LAMP';

/** A delay as its buyer and its seller see it: through GraphQL, mail and the pages that mails lead to. */
export class DelayStory {
  readonly mails = new SmtpReceiver({ tls: false });
  private keys = 0;
  private service: Service | null = null;

  /** Where mails go to. */
  async smtpUrl(): Promise<string> {
    return `smtp://127.0.0.1:${await this.mails.start()}`;
  }

  /** From now on the story goes on with this one. */
  on(service: Service): void {
    this.service = service;
  }

  async today(): Promise<Temporal.PlainDate> {
    const { clock } = await this.now.ask('{ clock { now } }');
    const { now } = clock as { now: string };
    return Temporal.Instant.from(now).toZonedDateTimeISO('America/New_York').toPlainDate();
  }

  async change(mutation: string, input: Fields, selection = ''): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${ERROR} ${selection} } }`;
    const idempotencyKey = `delay-${(this.keys += 1)}`;
    const answer = await this.now.ask(query, { input: { idempotencyKey, ...input } });
    const changed = answer[mutation] as Fields;
    if ('code' in changed)
      throw new Error(`${mutation}: ${String(changed['code'])}: ${String(changed['message'])}`);
    return changed;
  }

  read(selection: string): Promise<Fields> {
    return this.now.ask(`{ ${selection} }`);
  }

  setPolicy(more: Fields = {}): Promise<Fields> {
    const seller = { name: 'Lamps & Co', replyAddress: 'orders@lamps.example', phone: '+1 555 0100' };
    const messages = ['RULE_CANCELLED', 'REFUND_SENT'];
    return this.change('setDelayPolicy', {
      policy: { seller, options: 'SEND', messages, ...more },
      reason: 'the shop opens',
    });
  }

  place(): Promise<Fields> {
    return this.change(
      'placeOrder',
      {
        ref: ORDER,
        timeZone: 'America/New_York',
        currency: 'USD',
        customer: {
          ref: 'C-7',
          name: 'Jo Doe',
          email: 'jo@example.com',
          address: {
            lines: ['1 Main Street'],
            city: 'Albany',
            region: 'NY',
            postalCode: '12201',
            country: 'US',
          },
        },
        payment: { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED', parts: [] },
        lines: [{ sku: SKU, quantity: 2, unitPriceMinor: '4500' }],
      },
      '... on PlaceOrderAccepted { orderId lines { backordered projectedDate } }',
    );
  }

  /** Mails that came so far, by their subjects. */
  get subjects(): readonly string[] {
    return this.mails.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '');
  }

  /** The path of the link in the newest mail that has one. */
  get replyPath(): string {
    const last = this.mails.received.findLast(({ raw }) => raw.includes('/r/r1.'));
    const text = (last?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    return /(\/r\/[A-Za-z0-9._-]+)/.exec(text)?.[1] ?? '';
  }

  open(path: string): Promise<Response> {
    return fetch(`${this.now.url}${path}`);
  }

  press(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const token = path.replace('/r/', '');
    return fetch(`${this.now.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token, ...fields }),
    });
  }

  /** Types of the order's events so far, oldest first. */
  async history(): Promise<readonly string[]> {
    const { timeline } = await this.read(`timeline(orderRef: "${ORDER}") { type }`);
    return (timeline as { type: string }[]).map(({ type }) => type);
  }

  /** Asks until the order's history has this; what hangs is ended by the time limit of the test. */
  async until(type: string, count = 1): Promise<void> {
    for (;;) {
      const seen = await this.history().catch(() => []);
      if (seen.filter((each) => each === type).length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The refund that is owed. */
  async refund(): Promise<{
    readonly refundId: string;
    readonly amountMinor: number;
    readonly vestingDate: string;
  }> {
    const { timeline } = await this.read(`timeline(orderRef: "${ORDER}") { type data }`);
    const events = timeline as { type: string; data: string }[];
    const owed = events.find(({ type }) => type === 'ordering.RefundRequired');
    return JSON.parse(owed?.data ?? '{}') as Awaited<ReturnType<DelayStory['refund']>>;
  }

  async mailed(subject: RegExp): Promise<void> {
    while (!this.subjects.some((each) => subject.test(each))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until so many notices are on record as sent: a mail arrives before that is written down. */
  async noticesSent(count: number): Promise<void> {
    for (;;) {
      const { noticeHistory } = await this.read(
        `noticeHistory(where: { state: { eq: "SENT" } }) { nodes { id } }`,
      );
      if ((noticeHistory as { nodes: unknown[] }).nodes.length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private get now(): Service {
    if (!this.service) throw new Error('nobody is asked');
    return this.service;
  }
}

/** What `playDelay` stops at, so that a test may kill the service, or look. */
export type BetweenSteps = () => Promise<void>;

export interface Asked {
  readonly today: Temporal.PlainDate;
  /** The supply is late once more. */
  slip(days: number): Promise<unknown>;
}

/** Up to the mail that asks the buyer: goods that were promised within 30 days will be there in 75. */
export async function askBuyer(
  story: DelayStory,
  between: BetweenSteps = async () => undefined,
): Promise<Asked> {
  await story.setPolicy();
  await between();
  const today = await story.today();
  const inDays = (days: number) => today.add({ days }).toString();
  const supply = { sku: SKU, reference: 'PO-17' };
  const expected = { ...supply, quantity: 5, dueDate: inDays(10) };
  const { subjectId: supplyId } = await story.change(
    'expectSupply',
    expected,
    '... on StockChanged { subjectId }',
  );
  const slip = (days: number) =>
    story.change('rescheduleSupply', { ...supply, supplyId, dueDate: inDays(days) });
  await between();
  await story.place();
  await between();
  await story.until('ordering.ShipPromiseMade');
  await slip(75);
  await between();
  await story.change('advanceClock', { by: 'PT10S' });
  await story.mailed(/is delayed: please answer/);
  await between();
  await story.until('ordering.DelayOptionOffered');
  return { today, slip };
}

/**
 * An order is placed, its supply slips, the buyer is asked by mail and agrees by the link, it slips again, the buyer is
 * silent, the order is cancelled by the rule, and the money goes back.
 */
export async function playDelay(
  story: DelayStory,
  between: BetweenSteps = async () => undefined,
): Promise<void> {
  const { today, slip } = await askBuyer(story, between);
  const inDays = (days: number) => today.add({ days }).toString();

  const path = story.replyPath;
  const page = await story.open(path);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('name="line-1"');
  expect(await story.history()).not.toContain('ordering.BuyerConsented');
  expect((await story.press(path, { 'line-1': 'KEEP' })).status).toBe(200);
  await between();
  await story.until('ordering.BuyerConsented');
  expect((await story.press(path, { 'line-1': 'CANCEL' })).status).toBe(410);

  await slip(100);
  await between();
  await story.change('advanceClock', { by: 'PT10S' });
  await story.mailed(/delayed again/);
  await story.until('ordering.DelayOptionOffered', 2);
  await between();
  await story.change('advanceClock', { by: 'P80D' });
  await between();
  await story.until('ordering.RefundRequired');
  await story.mailed(/items cancelled/);
  const { refundId, amountMinor, vestingDate } = await story.refund();
  expect([amountMinor, vestingDate]).toEqual([9000, inDays(75)]);
  await between();
  const sent = {
    orderRef: ORDER,
    refundId,
    form: 'CHECK',
    amountMinor: String(amountMinor),
    reference: 'check 4711',
  };
  await story.change('recordRefund', sent);
  await between();
  await story.mailed(/we have sent your refund/);
}
