import { ManualClock } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { describeChannelContract } from '../../testing/channel.contract.js';
import { outgoing } from '../../testing/outgoing-message.js';
import { WebhookChannel } from './webhook-channel.js';
import { webhookSignature } from '#kernel';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLD_SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const clock = new ManualClock('2021-02-25T14:55:30.500Z');

interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The seller's system: answers each call with the status named in its path. */
class Receiver {
  readonly calls: Call[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      this.calls.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (path === '/silent') return;
      response.writeHead(Number(path.slice(1)), { location: '/200' });
      response.end('received');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

describeChannelContract('a webhook', async () => {
  const receiver = new Receiver();
  const url = `${await receiver.start()}/204`;
  return {
    channel: new WebhookChannel({ url, secrets: [SECRET], timeoutMs: 15_000 }, clock),
    secrets: [SECRET, '127.0.0.1'],
    // It reaches everybody whom the seller's system does, so only a broken address is unreachable.
    unreachable: { ...outgoing.to, email: 'nobody' },
    received: async () => receiver.calls.map(({ headers }) => String(headers['webhook-id'])),
    goAway: () => receiver.stop(),
    stop: () => receiver.stop(),
  };
});

describe('a webhook', () => {
  let receiver: Receiver;
  let url: string;
  const to = (path: string, timeoutMs = 15_000) =>
    new WebhookChannel({ url: `${url}/${path}`, secrets: [SECRET, OLD_SECRET], timeoutMs }, clock);

  beforeEach(async () => {
    receiver = new Receiver();
    url = await receiver.start();
  });
  afterEach(() => receiver.stop());

  it('is signed as Standard Webhooks says', () => {
    const signed = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    };
    expect(webhookSignature(signed, [SECRET])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('carries the message, signed with every secret in use', async () => {
    await to('200').send({ ...outgoing, attachments: [{ name: 'a', type: 'b', content: Buffer.from('c') }] });
    const [{ headers, body }] = receiver.calls as [Call];
    const { date, ...data } = outgoing;
    const attachments = [{ name: 'a', type: 'b', contentBase64: 'Yw==' }];
    expect(JSON.parse(body)).toEqual({
      type: 'notice.outgoing',
      timestamp: date,
      data: { ...data, attachments },
    });
    const signed = { id: outgoing.id, timestamp: 1614264930, body };
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': outgoing.id,
      'webhook-timestamp': '1614264930',
      'webhook-signature': `${webhookSignature(signed, [SECRET])} ${webhookSignature(signed, [OLD_SECRET])}`,
    });
  });

  it.each([
    [400, true],
    [404, true],
    [410, true],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
    [304, false],
  ])('answered with %d is refused for good: %s', async (status, permanent) => {
    expect(await to(String(status)).send(outgoing)).toEqual({
      sent: false,
      permanent,
      reason: `HTTP_${status}`,
    });
  });

  it.each([301, 302, 307, 308])('follows no redirect: %d', async (status) => {
    expect(await to(String(status)).send(outgoing)).toMatchObject({ sent: false, permanent: false });
    expect(receiver.calls.map(({ path }) => path)).toEqual([`/${status}`]);
  });

  it('does not wait for ever', async () => {
    const result = await to('silent', 100).send(outgoing);
    expect(result).toEqual({ sent: false, permanent: false, reason: 'TIMEOUT' });
  });

  it.each(['', 'shop.example/hook', 'file:///etc/passwd'])('is not at "%s"', (elsewhere) => {
    expect(() => new WebhookChannel({ url: elsewhere, secrets: [SECRET], timeoutMs: 1 }, clock)).toThrow(
      new RangeError('a webhook is at http:// or https://'),
    );
  });

  it.each(['', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_c2hvcnQ='])(
    'refuses "%s" as a secret',
    (secret) => {
      expect(() => new WebhookChannel({ url, secrets: [secret], timeoutMs: 1 }, clock)).toThrow(
        new RangeError('a webhook secret is whsec_ and 24 to 64 bytes in base64'),
      );
    },
  );
});
