import { describe, expect, it } from '@jest/globals';
import { deterministicId } from '#kernel';
import type { CommandMeta, Execution } from '#eventing';
import type { NoticeCommand } from '#notification/contract';
import type { OfferedLine } from '#ordering/contract';
import { offer } from '../../../ordering/src/testing/delay-samples.js';
import { LAMP, meta, orders, policy, summary, VASE } from '../testing/told-commands.js';
import { OptionLetters } from './option-letters.js';
import type { Orders } from './ports.js';

function offered(lineId: string, noticeClass: OfferedLine['noticeClass']): OfferedLine {
  return {
    ...{ lineId, lineNo: lineId === LAMP ? 1 : 2, sku: 'LAMP', quantity: 3, promisedBy: '2026-07-31' },
    ...{ revisedShipDate: '2026-09-30', silence: 'CANCEL', silenceCancelsOn: '2026-08-30', noticeClass },
  };
}

interface Letter {
  readonly command: Extract<NoticeCommand, { type: 'notification.RequestNotice' }>;
  readonly commandId: string;
}

function writing(preview: Awaited<ReturnType<Orders['preview']>>, refused = false) {
  const letters: Letter[] = [];
  const execute = (command: NoticeCommand, { commandId }: CommandMeta): Promise<Execution> => {
    if (refused)
      return Promise.resolve({
        outcome: 'rejected',
        rejection: { code: 'NO_RECIPIENT', message: 'nobody' },
      } as Execution);
    if (command.type === 'notification.RequestNotice') letters.push({ command, commandId });
    return Promise.resolve({
      outcome: 'accepted',
      events: [],
      revision: 0,
      position: 1n,
      repeated: false,
    } as unknown as Execution);
  };
  const written = new OptionLetters(
    orders(summary(), () => Promise.resolve(preview)),
    { execute },
  );
  const bulb = { kind: 'GIFT' as const, description: 'a bulb', amountMinor: 100, validDays: 30 };
  const beside = { substitutes: [], goodwill: [bulb], because: 'PO-17 slipped' };
  return { letters, send: () => written.offer(offer('2026-09-30'), policy, beside, meta) };
}

describe('option letters', () => {
  it('are one for each class of lines, as the law words each differently', async () => {
    const lines = [offered(LAMP, 'LONG_DEFINITE'), offered(VASE, 'RENEWED_DEFINITE')];
    const { letters, send } = writing({ lines });
    const outcome = await send();
    expect(letters.map(({ command }) => [command.kind, command.lineIds])).toEqual([
      ['DELAY_FIRST_LONG', [LAMP]],
      ['DELAY_RENEWED_DEFINITE', [VASE]],
    ]);
    expect(outcome).toMatchObject({ noticeIds: letters.map(({ command }) => command.noticeId) });
  });

  it.each([
    ['SHORT_DEFINITE', 'DELAY_FIRST_SHORT'],
    ['INDEFINITE', 'DELAY_FIRST_INDEFINITE'],
    ['RENEWED_INDEFINITE', 'DELAY_RENEWED_INDEFINITE'],
  ] as const)('have for %s the wording of %s', async (noticeClass, kind) => {
    const { letters, send } = writing({ lines: [offered(LAMP, noticeClass)] });
    await send();
    expect(letters).toMatchObject([{ command: { kind, content: { kind } } }]);
  });

  it('say what the rule says of each line, on the day of the order where the buyer lives', async () => {
    const { letters, send } = writing({ lines: [offered(LAMP, 'LONG_DEFINITE')] });
    await send();
    const { lineId: _, noticeClass: __, ...line } = offered(LAMP, 'LONG_DEFINITE');
    expect(letters[0]?.command).toMatchObject({
      content: { placedOn: '2026-06-30', lines: [line], goodwill: ['a bulb'], seller: policy.seller },
      offer: { revisedShipDate: '2026-09-30' },
      because: 'PO-17 slipped',
    });
  });

  it('offer the same gift, to be granted once, in each of them', async () => {
    const lines = [offered(LAMP, 'LONG_DEFINITE'), offered(VASE, 'INDEFINITE')];
    const { letters, send } = writing({ lines });
    await send();
    const offerId = deterministicId(meta.commandId, 'goodwill', 0);
    const gift = { offerId, kind: 'GIFT', description: 'a bulb', amountMinor: 100, validDays: 30 };
    expect(letters.map(({ command }) => command.offer?.goodwill)).toEqual([[gift], [gift]]);
  });

  it('have the same ids on a retry, and another for each class', async () => {
    const { letters, send } = writing({
      lines: [offered(LAMP, 'LONG_DEFINITE'), offered(VASE, 'INDEFINITE')],
    });
    await send();
    await send();
    const ids = letters.map(({ command, commandId }) => [command.noticeId, commandId]);
    expect(ids.slice(0, 2)).toEqual(ids.slice(2));
    expect(new Set(ids.flat()).size).toBe(2);
  });

  it('are not written where the order refuses the offer, and say why', async () => {
    const rejection = { code: 'ORDER_CANCELLED', message: 'over' };
    const { letters, send } = writing({ rejected: rejection });
    expect(await send()).toEqual({ outcome: 'rejected', rejection });
    expect(letters).toEqual([]);
  });

  it('pass it on when a notice is refused', async () => {
    const { send } = writing({ lines: [offered(LAMP, 'LONG_DEFINITE')] }, true);
    expect(await send()).toMatchObject({ outcome: 'rejected', rejection: { code: 'NO_RECIPIENT' } });
  });
});
