import { addDays } from '#delay-rules';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../with-application.js';
import { askApi } from './ask-api.js';
import { DemoOutbox, type Mail } from './demo-outbox.js';
import { patiently } from './patiently.js';

/** The order of the delay that the demo plays. */
export const DELAYED = 'D-1001';
const SKU = 'LAMP-42';
const ZONE = 'America/New_York';

interface DemoApi {
  readonly url: string;
  /** An administrator's. */
  readonly key: string;
  readonly dataDir: string;
}

/**
 * A delay under 16 CFR 435 from the slip to the refund, in seconds: through GraphQL, mails in a folder and the page that
 * the buyer answers on, as it would be in earnest. Tells each step with its day.
 */
export async function playDelay(api: DemoApi): Promise<void> {
  await new DelayDemo(api).play();
}

class DelayDemo {
  private keys = 0;
  private readonly outbox;

  constructor(private readonly api: DemoApi) {
    this.outbox = new DemoOutbox(join(api.dataDir, 'outbox'));
  }

  async play(): Promise<void> {
    print();
    print('A delay under 16 CFR 435 (the FTC’s mail order rule), played on a clock that can be moved:');
    const placed = await this.today();
    await this.prepare(placed);
    await this.slipAndConsent(placed);
    await this.slipAndSilence(placed);
    await this.refund();
    await this.evidence();
  }

  private async prepare(today: string): Promise<void> {
    const seller = {
      name: 'Northwind Lamps',
      replyAddress: 'orders@northwind.example',
      phone: '+1 555 0100',
    };
    const goodwill = [{ kind: 'SHIPPING_UPGRADE', description: 'We ship it by express at our cost.' }];
    const policy = { seller, options: 'SEND', messages: ['RULE_CANCELLED', 'REFUND_SENT'], goodwill };
    await this.change('setDelayPolicy', { policy, reason: 'the demo' });
    const due = addDays(today, 10);
    const { subjectId } = await this.change(
      'expectSupply',
      { sku: SKU, quantity: 5, dueDate: due, reference: 'PO-17' },
      '... on StockChanged { subjectId }',
    );
    this.supplyId = String(subjectId);
    await this.change('placeOrder', {
      ref: DELAYED,
      timeZone: ZONE,
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
      payment: { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED' },
      lines: [{ sku: SKU, quantity: 2, unitPriceMinor: '4500' }],
    });
    this.tell(
      today,
      `Jo Doe orders 2 of ${SKU} and pays 90.00 USD by check; purchase order 17 is due on ${due}.`,
    );
  }

  private async slipAndConsent(placed: string): Promise<void> {
    const mail = await this.slip(addDays(placed, 75));
    const link = `${this.api.url}${mail.link}`;
    const opened = await fetch(link);
    if (!opened.ok) throw new Error(`the buyer's page answers ${opened.status}`);
    await this.press(link, 'KEEP');
    await this.until('ordering.BuyerConsented', 1);
    this.tell(
      await this.today(),
      'Jo opens the link in the mail, which decides nothing, and keeps the order by the button.',
    );
  }

  private async slipAndSilence(placed: string): Promise<void> {
    await this.slip(addDays(placed, 100));
    await this.change('advanceClock', { by: 'P80D' });
    await this.mail(/items cancelled/);
    const { deadlineAt, reason } = await this.dataOf<{ deadlineAt: string; reason: string }>(
      'ordering.DeadlineReached',
    );
    this.tell(
      await this.today(),
      `Jo was silent: deemed cancelled at ${deadlineAt} (${reason}), whenever we looked.`,
    );
  }

  private async refund(): Promise<void> {
    const owed = await this.dataOf<{
      refundId: string;
      amountMinor: number;
      parts: readonly { dueBy: string }[];
    }>('ordering.RefundRequired');
    const { refundId, amountMinor, parts } = owed;
    this.tell(
      await this.today(),
      `${(amountMinor / 100).toFixed(2)} USD are owed back by ${parts[0]?.dueBy}.`,
    );
    const paid = { orderRef: DELAYED, refundId, form: 'CHECK', amountMinor: String(amountMinor) };
    await this.change('recordRefund', { ...paid, reference: 'check 4711' });
    await this.mail(/sent your refund/);
  }

  private async evidence(): Promise<void> {
    const { evidencePack } = await this.ask<{ evidencePack: { base64: string; sumsHash: string } }>(
      `{ evidencePack(orderRef: "${DELAYED}") { base64 sumsHash } }`,
    );
    const file = join(this.api.dataDir, `evidence-${DELAYED}.zip`);
    writeFileSync(file, Buffer.from(evidencePack.base64, 'base64'), { mode: 0o600 });
    print();
    print(`  mails, as they would have gone out: ${this.outbox.folder}`);
    print(
      `  the evidence, with a report to read: ${file} (check it: npm run ctl -- evidence verify ${file})`,
    );
    print('  the trail, step by step with its rules: the last query below');
  }

  /** The supply is late, and the buyer is asked by mail. Answers the mail. */
  private async slip(dueDate: string): Promise<Mail> {
    const supply = { sku: SKU, supplyId: this.supplyId, reference: 'PO-17' };
    const before = await this.count('ordering.DelayOptionOffered');
    await this.change('rescheduleSupply', { ...supply, dueDate });
    await this.change('advanceClock', { by: 'PT5S' });
    this.tell(await this.today(), `Purchase order 17 slips to ${dueDate}: the delay is on record.`);
    const mail = await this.mail(before === 0 ? /is delayed: please answer/ : /delayed again/);
    await this.until('ordering.DelayOptionOffered', before + 1);
    return mail;
  }

  private supplyId = '';

  private tell(day: string, words: string): void {
    print(`  ${day}  ${words}`);
  }

  private async today(): Promise<string> {
    const { clock } = await this.ask<{ clock: { now: string } }>('{ clock { now } }');
    return clock.now.slice(0, 10);
  }

  private ask<Data>(query: string, variables: object = {}): Promise<Data> {
    return askApi<Data>(this.api.url, this.api.key, query, variables);
  }

  private async change(
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    selection = '',
  ): Promise<Readonly<Record<string, unknown>>> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      __typename ... on UserError { code message } ${selection} } }`;
    const idempotencyKey = `demo-${(this.keys += 1)}`;
    const answer = await this.ask<Record<string, Readonly<Record<string, unknown>>>>(query, {
      input: { idempotencyKey, ...input },
    });
    const changed = answer[mutation] ?? {};
    if ('code' in changed) throw new Error(`${mutation}: ${String(changed['message'])}`);
    return changed;
  }

  private async history(): Promise<readonly { readonly type: string; readonly data: string }[]> {
    type Timeline = { timeline: readonly { type: string; data: string }[] };
    const { timeline } = await this.ask<Timeline>(`{ timeline(orderRef: "${DELAYED}") { type data } }`);
    return timeline;
  }

  private async count(type: string): Promise<number> {
    return (await this.history()).filter((event) => event.type === type).length;
  }

  private async dataOf<Data>(type: string): Promise<Data> {
    await this.until(type, 1);
    const event = (await this.history()).find((each) => each.type === type);
    return JSON.parse(event?.data ?? '{}') as Data;
  }

  private until(type: string, count: number): Promise<void> {
    return patiently(`${type} of order ${DELAYED}`, async () =>
      (await this.count(type)) >= count ? true : null,
    ).then(() => undefined);
  }

  /** The mail with that subject, told when it is there. */
  private async mail(subject: RegExp): Promise<Mail> {
    const mail = await patiently(`a mail about ${subject}`, () => Promise.resolve(this.outbox.find(subject)));
    this.tell(await this.today(), `Mail to Jo: “${mail.subject}”`);
    return mail;
  }

  private async press(link: string, choice: string): Promise<void> {
    const token = link.slice(link.indexOf('/r/') + 3);
    const answer = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token, 'line-1': choice }),
    });
    if (!answer.ok) throw new Error(`the buyer's answer was met with ${answer.status}`);
  }
}
