import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeChannelContract } from '../../testing/channel.contract.js';
import { outgoing } from '../../testing/outgoing-message.js';
import type { Channel } from './channel.js';
import { LetterChannel } from './letter-channel.js';
import { OutboxChannel } from './outbox-channel.js';

type MakeChannel = (directory: string) => Channel;

const outbox: MakeChannel = (directory) => new OutboxChannel(directory);
const letters: MakeChannel = (directory) => new LetterChannel(directory);

function inFolder(make: MakeChannel, extension: string, lacks: 'email' | 'postalAddress') {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'channel-'));
    const directory = join(folder, 'out');
    return {
      channel: make(directory),
      secrets: [folder],
      unreachable: { ...outgoing.to, [lacks]: null },
      received: async () =>
        isThere(folder) ? readdirSync(directory).map((name) => idOf(name, extension)) : [],
      goAway: async () => writeFileSync(directory, 'a file in the way'),
      stop: async () => rmSync(folder, { recursive: true }),
    };
  };
}

const isThere = (folder: string) => readdirSync(folder).includes('out');
const idOf = (name: string, extension: string) => name.replace(new RegExp(`\\.${extension}$`), '');

describeChannelContract('the outbox', inFolder(outbox, 'eml', 'email'));
describeChannelContract('the letter box', inFolder(letters, 'html', 'postalAddress'));

describe('a file', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'channel-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = () => readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8');

  it('of the outbox is a whole mail, with the headers of the message', async () => {
    await outbox(folder).send(outgoing);
    const mail = read();
    expect(readdirSync(folder)).toEqual([`${outgoing.id}.eml`]);
    expect(mail.split('\r\n\r\n')[0]!.split('\r\n')).toEqual(
      expect.arrayContaining([
        'From: "Camp & Co" <notices@camp.example>',
        'To: =?UTF-8?Q?Jo_D=C3=B6e?= <jo@example.com>',
        'Reply-To: orders@camp.example',
        'Subject: =?UTF-8?Q?Order_A-1001_is_delayed_=E2=80=93_please?=',
        ' =?UTF-8?Q?_answer?=',
        `Message-ID: <${outgoing.id}@camp.example>`,
        'Date: Mon, 02 Feb 2026 15:00:00 +0000',
        'Content-Language: en',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(mail).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail).toContain('Content-Type: text/html; charset=utf-8');
    expect(mail.replaceAll('\r\n', '')).not.toContain('\n');
    expect(mail).toMatch(/\r\n boundary="[^"\r\n]{1,70}"\r\n/);
  });

  it('of the outbox has the same bytes on every retry', async () => {
    const attachments = [{ name: 'notice.pdf', type: 'application/pdf', content: Buffer.from([1, 2, 3]) }];
    await outbox(folder).send({ ...outgoing, attachments });
    const first = read();
    await outbox(folder).send({ ...outgoing, attachments });
    expect(read()).toBe(first);
    expect(first).toContain('AQID');
  });

  it('of the letter box shows name and address in the window, and everything escaped', async () => {
    const to = { name: 'Jo <Doe>', email: null, postalAddress: ['1 Main St', 'Springfield & Co'] };
    await letters(folder).send({ ...outgoing, to, text: 'See <https://camp.example/r/t0k3n>' });
    const letter = read();
    expect(letter).toContain('Jo &lt;Doe&gt;<br>\n1 Main St<br>\nSpringfield &amp; Co</address>');
    expect(letter).toContain('See &lt;https://camp.example/r/t0k3n&gt;');
    expect(letter).toContain('<p class="date">February 2, 2026</p>');
    expect(letter).toMatch(/@page \{/);
  });

  it('of the letter box may go to somebody without a name', async () => {
    await letters(folder).send({ ...outgoing, to: { ...outgoing.to, name: null } });
    expect(read()).toContain('</small>\n1 Main St<br>');
  });
});
