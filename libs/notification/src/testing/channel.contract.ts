import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, OutgoingMessage } from '../application/channels/channel.js';
import { outgoing } from './outgoing-message.js';

/** A channel, and the other side of it. */
export interface ChannelHarness {
  readonly channel: Channel;
  /** The channel's own secrets, and where it sends to: nothing of it may show in a reason. */
  readonly secrets: readonly string[];
  /** A recipient whom this channel cannot reach. */
  readonly unreachable: OutgoingMessage['to'];
  /** Ids of what arrived, in order. A channel that stores by id has each one once. */
  received(): Promise<readonly string[]>;
  /** From now on nothing arrives. */
  goAway(): Promise<void>;
  stop(): Promise<void>;
}

/** What every channel keeps to; a new one passes this unchanged. */
export function describeChannelContract(name: string, start: () => Promise<ChannelHarness>): void {
  let harness: ChannelHarness;
  const send = (rest: Partial<OutgoingMessage> = {}) => harness.channel.send({ ...outgoing, ...rest });

  describe(`${name} as a channel`, () => {
    beforeEach(async () => void (harness = await start()));
    afterEach(() => harness.stop());

    it('delivers, and says what the other side calls it', async () => {
      expect(await send()).toEqual({ sent: true, providerId: expect.stringMatching(/./) });
      expect(await harness.received()).toEqual([outgoing.id]);
    });

    it('tells beforehand what it will send, the same every time', async () => {
      const content = await harness.channel.contentOf(outgoing);
      await send();
      expect(content?.bytes.length).toBeGreaterThan(100);
      expect(await harness.channel.contentOf(outgoing)).toEqual(content);
      expect(await harness.channel.contentOf({ ...outgoing, id: '../x' })).toBeNull();
    });

    it('sends again under the same id', async () => {
      const first = await send();
      expect(await send()).toEqual(first);
      expect(new Set(await harness.received())).toEqual(new Set([outgoing.id]));
    });

    it('keeps messages apart that are sent at once', async () => {
      const ids = Array.from({ length: 10 }, (_, index) => `notice-${index}`);
      const results = await Promise.all(ids.map((id) => send({ id })));
      expect(results.map(({ sent }) => sent)).toEqual(ids.map(() => true));
      expect([...(await harness.received())].sort()).toEqual(ids);
    });

    it('refuses for good whom it cannot reach', async () => {
      expect(await send({ to: harness.unreachable })).toMatchObject({ sent: false, permanent: true });
      expect(await harness.received()).toEqual([]);
    });

    it.each<[string, Partial<OutgoingMessage>, string]>([
      ['a subject of two lines', { subject: 'Hello\r\nBcc: all@example.com' }, 'HEADER_LINE_BREAK'],
      ['a sender of two lines', { from: { ...outgoing.from, name: 'A\nB' } }, 'HEADER_LINE_BREAK'],
      ['a recipient of two lines', { to: { ...outgoing.to, name: 'A\u2028B' } }, 'HEADER_LINE_BREAK'],
      [
        'two recipients',
        { to: { ...outgoing.to, email: 'a@example.com, b@example.com' } },
        'BAD_EMAIL_ADDRESS',
      ],
      ['an address of two lines', { replyTo: 'a@example.com\r\nBcc: b@example.com' }, 'BAD_EMAIL_ADDRESS'],
      ['an id that leaves the folder', { id: '../../etc/passwd' }, 'BAD_ID'],
      ['an id that ends a header', { id: 'a>\r\nBcc: b@example.com' }, 'BAD_ID'],
      ['no date', { date: 'soon' }, 'BAD_DATE'],
    ])('refuses for good %s, and sends nothing', async (_, rest, reason) => {
      expect(await send(rest)).toEqual({ sent: false, permanent: true, reason });
      expect(await harness.received()).toEqual([]);
    });

    it('says that it may be tried again where the other side is away, and tells no secret', async () => {
      await harness.goAway();
      const result = await send();
      expect(result).toEqual({
        sent: false,
        permanent: false,
        reason: expect.stringMatching(/^[A-Z0-9_. ]+$/),
      });
      const told = JSON.stringify(result);
      for (const secret of [...harness.secrets, 'jo@', 'Jo']) expect(told).not.toContain(secret);
    });
  });
}
