import { checkPack, readZip, sha256 } from '#compliance';
import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';
import { askBuyer, DelayStory, playDelay, type Service } from './delay-story.js';

let story: DelayStory;
let api: RunningApi;

async function begin(): Promise<void> {
  story = new DelayStory();
  api = await RunningApi.start({ CLOCK: 'sandbox', SMTP_URL: await story.smtpUrl() });
  const key = await api.key('admin');
  const service: Service = {
    get url() {
      return api.url;
    },
    async ask(query, variables = {}) {
      const { data, errors } = await api.ask(key, query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  story.on(service);
}

afterEach(async () => {
  await api.stop();
  await story.mails.stop();
});

describe('a delay', () => {
  it('is told, agreed to, told again, met with silence, cancelled and paid back', async () => {
    await begin();
    await playDelay(story);
    expect(story.subjects).toHaveLength(4);
    await story.noticesSent(4);
    const { evidencePack } = await story.read(
      'evidencePack(orderRef: "A-1001") { orders missingNotices sumsHash base64 }',
    );
    const pack = evidencePack as Readonly<Record<string, unknown>>;
    expect(pack).toMatchObject({ orders: 1, missingNotices: 0 });
    const files = readZip(Buffer.from(String(pack['base64']), 'base64'));
    expect(checkPack(files, sha256)).toEqual([]);
    expect(files.filter(({ path }) => path.includes('/notices/'))).toHaveLength(4);
  }, 60_000);

  it('is not agreed to by an answer that comes too late, which stays on record with the reason', async () => {
    await begin();
    await askBuyer(story);
    await story.change('advanceClock', { by: 'P65D' });
    await story.until('ordering.RefundRequired');
    expect((await story.open(story.replyPath)).status).toBe(410);
    const late = await story.press(story.replyPath, { 'line-1': 'KEEP' });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('cancelled')]);
    await story.until('ordering.ConsentRefused');
    expect(await story.history()).not.toContain('ordering.BuyerConsented');
  }, 60_000);

  it('is not answered by a link that is wrong, and says nothing of the order there', async () => {
    await begin();
    await askBuyer(story);
    const before = await story.history();
    const path = story.replyPath;
    const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
    const foreign = path.replace(/\.([A-Za-z0-9_-]+)\./, '.k9.');
    for (const wrong of ['/r/x', forged, foreign]) {
      const answers = [await story.open(wrong), await story.press(wrong, { 'line-1': 'CANCEL' })];
      for (const answer of answers) {
        expect([400, 403]).toContain(answer.status);
        expect(await answer.text()).not.toMatch(/A-1001|LAMP|Jo/);
      }
    }
    const another = await story.press(path, { 'line-2': 'CANCEL' });
    const unasked = await story.press(path, { 'line-1': 'SUBSTITUTE:GOLD' });
    expect([another.status, unasked.status]).toEqual([400, 400]);
    expect(await story.history()).toEqual(before);
    await story.change('advanceClock', { by: 'P200D' });
    expect((await story.open(path)).status).toBe(410);
  }, 60_000);

  it('is ended by other goods that the buyer chooses on the page: sourced, and the difference given back', async () => {
    await begin();
    await story.setPolicy();
    await story.change('receiveStock', { sku: 'LAMP-2', quantity: 5 });
    await story.place();
    await story.until('ordering.ShipPromiseMade');
    const instead = { sku: 'LAMP-2', description: 'the same lamp in green', unitPriceMinor: '4000' };
    const offer = { basis: 'the maker closed', reason: 'the maker closed', substitutes: [instead] };
    await story.change(
      'offerDelayOption',
      { orderRef: 'A-1001', ...offer },
      '... on DelayOptionRequested { noticeIds }',
    );
    await story.until('ordering.DelayOptionOffered');
    const page = await (await story.open(story.replyPath)).text();
    expect(page).toMatch(/LAMP-2[\s\S]*costs you no more/);
    expect((await story.press(story.replyPath, { 'line-1': 'SUBSTITUTE:LAMP-2' })).status).toBe(200);
    await story.until('ordering.RefundRequired');
    await story.until('ordering.SupplyRecorded', 2);
    expect(await story.refund()).toMatchObject({ amountMinor: 1000, difference: true });
    const { order } = await story.read(
      'order(ref: "A-1001") { lines { sku status allocated cancelled substituteFor } }',
    );
    const [lamp, green] = (order as { lines: object[] }).lines;
    expect(lamp).toMatchObject({ status: 'CANCELLED', cancelled: 2, substituteFor: null });
    expect(green).toMatchObject({ sku: 'LAMP-2', status: 'OPEN', allocated: 2 });
  }, 60_000);

  it('is told in the seller’s own words, which must hold what the law demands', async () => {
    await begin();
    const kind = 'DELAY_FIRST_LONG';
    const { noticeTemplate } = await story.read(`noticeTemplate(kind: ${kind}) { subject text html }`);
    const template = { kind, ...(noticeTemplate as { text: string }) };
    const publish = (more: object) =>
      story.change('publishNoticeTemplate', { template: { ...template, ...more }, reason: 'our words' });
    const silent = template.text.replace(/\{\{>clause\.autoCancel\}\}/, '');
    await expect(publish({ text: silent })).rejects.toThrow(/TEMPLATE_DEFECTIVE.*lacks.*autoCancel/);
    await publish({ subject: 'Your order {{orderRef}} is delayed: please answer us' });
    await askBuyer(story);
    expect(story.subjects).toEqual(['Your order A-1001 is delayed: please answer us']);
  }, 60_000);

  it('puts a line back into its queue when an answer in time is heard of late', async () => {
    await begin();
    await askBuyer(story);
    const waiting = async () => {
      const { backorderQueue } = await story.read('backorderQueue(sku: "LAMP") { waitingUnits }');
      return (backorderQueue as { waitingUnits: number }).waitingUnits;
    };
    const { clock } = await story.read('clock { now }');
    const { now: receivedAt } = clock as { now: string };
    await story.change('advanceClock', { by: 'P65D' });
    await story.until('ordering.RefundRequired');
    while ((await waiting()) > 0);
    const answer = { orderRef: 'A-1001', answer: 'CONSENT', channel: 'LETTER', receivedAt };
    await story.change('recordBuyerReply', answer);
    await story.until('ordering.CancellationCorrected');
    await story.until('ordering.RefundWithdrawn');
    while ((await waiting()) !== 2);
    expect(await story.history()).toContain('ordering.BuyerConsented');
  }, 60_000);
});
