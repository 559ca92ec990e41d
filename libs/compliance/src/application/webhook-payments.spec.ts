import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManualClock, webhookSignature } from '#kernel';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PaymentRequest } from './payments.js';
import { WebhookPayments } from './webhook-payments.js';

const NOW = '2026-08-03T15:00:00.000Z';
const SECRETS = ['b', 'a'].map((letter) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`);
const request: PaymentRequest = {
  ...{ tenant: 'main', orderId: 'O-1', orderRef: 'A-1', refundId: 'R-1', amountMinor: 8496, currency: 'USD' },
  ...{ dueBy: '2026-08-11', parts: [{ tender: 'OTHER', amountMinor: 8496, form: 'ANY' }] },
};

interface Heard {
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server | null = null;
let heard: Heard[] = [];

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  heard = [];
});

async function payments(answer: RequestListener, timeoutMs = 5000): Promise<WebhookPayments> {
  server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      heard.push({ path: incoming.url, headers: incoming.headers, body: Buffer.concat(pieces).toString() });
      answer(incoming, outgoing);
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return new WebhookPayments(
    { url: `http://127.0.0.1:${port}/refunds`, secrets: SECRETS, timeoutMs },
    new ManualClock(NOW),
  );
}

const answering =
  (status: number, text = '', headers = {}): RequestListener =>
  (_, outgoing) =>
    outgoing.writeHead(status, headers).end(text);

describe('payments by webhook', () => {
  it('asks once, signed with every secret, under the id of the refund', async () => {
    await (await payments(answering(202))).refund(request);
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = heard;
    const timestamp = Date.parse(NOW) / 1000;
    expect(path).toBe('/refunds');
    expect(JSON.parse(body)).toEqual({ type: 'refund.requested', timestamp: NOW, data: request });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'R-1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': webhookSignature({ id: 'R-1', timestamp, body }, SECRETS),
    });
    expect(heard).toHaveLength(1);
  });

  it.each([
    [
      '{"status":"SENT","form":"CREDIT_MEMO","reference":"T-9"}',
      { is: 'SENT', form: 'CREDIT_MEMO', reference: 'T-9' },
    ],
    ['{"status":"SENT","form":"CHECK"}', { is: 'SENT', form: 'CHECK', reference: null }],
    ['', { is: 'ASKED' }],
    ['{"status":"LATER"}', { is: 'ASKED' }],
    ['<html>', { is: 'ASKED' }],
  ])('takes %s for what it says', async (text, answer) => {
    expect(await (await payments(answering(200, text))).refund(request)).toEqual(answer);
  });

  it.each([
    [400, true],
    [404, true],
    [422, true],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
  ])('takes HTTP %i for a failure; for good: %p', async (status, permanent) => {
    const answer = { is: 'FAILED', permanent, reason: `HTTP_${status}` };
    expect(await (await payments(answering(status, 'the customer is Ann'))).refund(request)).toEqual(answer);
  });

  it('follows no redirect: the request goes where the seller said, or nowhere', async () => {
    const sender = await payments(answering(307, '', { location: '/elsewhere' }));
    expect(await sender.refund(request)).toEqual({ is: 'FAILED', permanent: false, reason: 'HTTP_307' });
    expect(heard.map(({ path }) => path)).toEqual(['/refunds']);
  });

  it('gives up on a silent system after its time, to ask again', async () => {
    const sender = await payments(() => undefined, 50);
    expect(await sender.refund(request)).toEqual({ is: 'FAILED', permanent: false, reason: 'TIMEOUT' });
  });

  it('says that nobody was there without saying where', async () => {
    const sender = await payments((incoming) => incoming.socket.destroy());
    expect(await sender.refund(request)).toEqual({ is: 'FAILED', permanent: false, reason: 'NOT_REACHED' });
  });

  it('reads no more of an answer than one could have, although it never ends', async () => {
    const sender = await payments((_, outgoing) => {
      const more = () => {
        while (outgoing.write(' '.repeat(16_384)));
      };
      outgoing.on('drain', more);
      more();
    });
    expect(await sender.refund(request)).toEqual({ is: 'ASKED' });
  });

  it.each([
    ['ftp://127.0.0.1/', SECRETS],
    ['http://127.0.0.1/', ['whsec_short']],
  ])('is not set up for %s with %p', (url, secrets) => {
    expect(() => new WebhookPayments({ url, secrets, timeoutMs: 1 }, new ManualClock(NOW))).toThrow(
      RangeError,
    );
  });
});
