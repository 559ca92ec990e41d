import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeChannelContract } from '../../testing/channel.contract.js';
import { outgoing } from '../../testing/outgoing-message.js';
import { SmtpReceiver } from '../../testing/smtp-receiver.js';
import { OutboxChannel } from './outbox-channel.js';
import { SmtpChannel } from './smtp-channel.js';

const timeoutMs = 15_000;
const idIn = (mail: string) => /^Message-ID: <(.*)@camp\.example>$/m.exec(mail)?.[1] ?? '';

async function start() {
  const receiver = new SmtpReceiver({ tls: false, login: ['shop', 's3cr3t'] });
  const port = await receiver.start();
  return {
    channel: new SmtpChannel({ url: `smtp://shop:s3cr3t@127.0.0.1:${port}`, timeoutMs }),
    secrets: ['s3cr3t', '127.0.0.1'],
    unreachable: { ...outgoing.to, email: null },
    received: async () => receiver.received.map(({ raw }) => idIn(raw.replaceAll('\r', ''))),
    goAway: () => receiver.stop(),
    stop: () => receiver.stop(),
  };
}

describeChannelContract('SMTP', start);

describe('SMTP', () => {
  let receiver: SmtpReceiver;
  let port: number;
  const channel = (query = '') => new SmtpChannel({ url: `smtp://127.0.0.1:${port}${query}`, timeoutMs });

  beforeEach(async () => {
    receiver = new SmtpReceiver({ tls: true });
    port = await receiver.start();
  });
  afterEach(() => receiver.stop());

  it('hands over to the recipient, from the sender, the very bytes that the outbox writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtp-'));
    await new OutboxChannel(folder).send(outgoing);
    const written = readFileSync(join(folder, `${outgoing.id}.eml`), 'latin1');
    rmSync(folder, { recursive: true });
    await channel('?tls.rejectUnauthorized=false').send(outgoing);
    expect(receiver.received).toEqual([
      { from: 'notices@camp.example', to: ['jo@example.com'], secure: true, raw: written },
    ]);
  });

  it('does not speak to a server whose certificate it cannot trust', async () => {
    expect(await channel().send(outgoing)).toMatchObject({ sent: false, permanent: false });
    expect(receiver.received).toEqual([]);
  });

  it('keeps what the server called the mail, but no address', async () => {
    expect(await channel('?ignoreTLS=true').send(outgoing)).toEqual({
      sent: true,
      providerId: '250 queued as Q1 for …',
    });
  });

  it.each([
    ['an unknown recipient', { rcpt: [550, '5.1.1 <jo@example.com> unknown'] }, true, 'SMTP_550 5.1.1'],
    ['a full mailbox', { rcpt: [452, '4.2.2 <jo@example.com> is full'] }, false, 'SMTP_452 4.2.2'],
    ['a refused message', { data: [554, '5.7.1 spam'] }, true, 'SMTP_554 5.7.1'],
    ['a message to come later', { data: [451, 'greylisted'] }, false, 'SMTP_451'],
    // For the operator to set right: the next mail would fare no better.
    ['a refused sender', { mail: [553, '5.7.1 not yours'] }, false, 'SMTP_553 5.7.1'],
  ] as const)('tells %s from one that is gone', async (_, answers, permanent, reason) => {
    receiver.answers = JSON.parse(JSON.stringify(answers)) as SmtpReceiver['answers'];
    const result = await channel('?ignoreTLS=true').send(outgoing);
    expect(result).toEqual({ sent: false, permanent, reason });
  });
});

describe('the address of a mail server', () => {
  it.each(['', 'mail.example', 'http://shop:s3cr3t@mail.example'])('is not "%s", and is not told', (url) => {
    expect(() => new SmtpChannel({ url, timeoutMs })).toThrow(
      new RangeError('the address of a mail server begins with smtp:// or smtps://'),
    );
  });
});

describe('refused credentials', () => {
  it('hold mails up, but do not give them up, and are not told', async () => {
    const receiver = new SmtpReceiver({ tls: false, login: ['shop', 's3cr3t'] });
    const url = `smtp://shop:wr0ng@127.0.0.1:${await receiver.start()}`;
    const result = await new SmtpChannel({ url, timeoutMs }).send(outgoing);
    await receiver.stop();
    expect(result).toMatchObject({
      sent: false,
      permanent: false,
      reason: expect.stringMatching(/^SMTP_535/),
    });
    expect(JSON.stringify(result)).not.toContain('wr0ng');
  });
});

describe('a server that never answers', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      // Says that it goes on, and goes on for ever.
      const dribble = setInterval(() => socket.write('220-wait\r\n'), 20);
      socket.on('close', () => clearInterval(dribble));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is left after the time-out, also if it keeps talking', async () => {
    const result = await new SmtpChannel({ url, timeoutMs: 200 }).send(outgoing);
    expect(result).toMatchObject({ sent: false, permanent: false });
  });
});
