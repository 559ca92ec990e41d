import { describe, expect, it } from '@jest/globals';
import { CommandRegistry, type CommandMeta } from '#eventing';
import { LAMP, meta, ORDER_ID, policies, policy, VASE } from '../testing/told-commands.js';
import type { DelayPolicy } from '../contract/index.js';
import { DelayAnswers } from './delay-answers.js';
import type { BesideOffer, OptionLetters, OptionOutcome } from './option-letters.js';
import type { OfferOption } from './ports.js';

interface Asked {
  readonly offer: OfferOption;
  readonly beside: BesideOffer;
  readonly commandId: string;
}

/** Letters that note what they were asked for; they refuse offers for lines that are over. */
function answering(set: DelayPolicy | null, over: readonly string[] = []) {
  const asked: Asked[] = [];
  const offer = (option: OfferOption, _: DelayPolicy, beside: BesideOffer, { commandId }: CommandMeta) => {
    const lineId = option.lines?.find((named) => over.includes(named));
    if (lineId !== undefined) {
      const rejection = { code: 'ORDER_CANCELLED', message: 'over', details: { lineId } };
      return Promise.resolve<OptionOutcome>({ outcome: 'rejected', rejection });
    }
    asked.push({ offer: option, beside, commandId });
    return Promise.resolve<OptionOutcome>({
      outcome: 'accepted',
      notices: [],
      noticeIds: [`letter ${asked.length}`],
    });
  };
  const registry = new CommandRegistry();
  const letters: Pick<OptionLetters, 'offer'> = { offer };
  new DelayAnswers(policies(set), letters as OptionLetters).registerIn(registry);
  const answer = (...dates: readonly (readonly [string, string | null])[]) => {
    const lines = dates.map(([lineId, projectedDate]) => ({ lineId, projectedDate }));
    return registry.execute(
      'compliance.AnswerDelay',
      { orderId: ORDER_ID, source: 'PO-17 slipped', lines },
      meta,
    );
  };
  return { asked, answer };
}

const dates = (asked: readonly Asked[]) => asked.map(({ offer }) => [offer.revisedShipDate, offer.lines]);

describe('the answer to a delay', () => {
  it.each([
    ['no policy', null],
    ['a policy that only proposes', { ...policy, options: 'PROPOSE' as const }],
  ])('is left to somebody under %s', async (_, set) => {
    const { asked, answer } = answering(set);
    expect(await answer([LAMP, '2026-08-20'])).toEqual({ ok: { proposed: 1 } });
    expect(asked).toEqual([]);
  });

  it('is one offer for each date, with its margin, what it rests on, and something for the patience', async () => {
    const goodwill = [{ kind: 'CREDIT' as const, description: 'a bulb', amountMinor: 100 }];
    const { asked, answer } = answering({ ...policy, marginDays: 3, goodwill });
    await answer([LAMP, '2026-08-30'], [VASE, '2026-08-30']);
    expect(asked).toMatchObject([
      {
        offer: {
          ...{ type: 'ordering.OfferDelayOption', orderId: ORDER_ID, lines: [LAMP, VASE], sentAt: null },
          ...{ revisedShipDate: '2026-09-02', reason: null },
          basis: { statement: 'PO-17 slipped, and 3 days for what may come', policy: 'delay policy 3' },
        },
        beside: { goodwill },
      },
    ]);
  });

  it('offers lines that are expected on other days other dates', async () => {
    const { asked, answer } = answering(policy);
    expect(await answer([LAMP, '2026-08-20'], [VASE, '2026-09-20'])).toEqual({
      ok: { noticeIds: ['letter 1', 'letter 2'] },
    });
    expect(dates(asked)).toEqual([
      ['2026-08-20', [LAMP]],
      ['2026-09-20', [VASE]],
    ]);
  });

  it('offers no unknown date without a reason that the buyer may be given', async () => {
    const { asked, answer } = answering(policy);
    await answer([LAMP, null], [VASE, '2026-09-20']);
    expect(dates(asked)).toEqual([['2026-09-20', [VASE]]]);
  });

  it('gives the reason with an unknown date, and no margin', async () => {
    const { asked, answer } = answering({ ...policy, marginDays: 3, undatedReason: 'the maker is silent' });
    await answer([LAMP, null]);
    expect(asked).toMatchObject([
      {
        offer: {
          revisedShipDate: null,
          reason: 'the maker is silent',
          basis: { statement: 'PO-17 slipped' },
        },
      },
    ]);
  });

  it('still asks about the other lines when one was shipped or cancelled since', async () => {
    const { asked, answer } = answering(policy, [LAMP]);
    expect(await answer([LAMP, '2026-08-20'], [VASE, '2026-08-20'])).toEqual({
      ok: { noticeIds: ['letter 1'] },
    });
    expect(dates(asked)).toEqual([['2026-08-20', [VASE]]]);
  });

  it('asks nothing when all of them were', async () => {
    const { answer } = answering(policy, [LAMP, VASE]);
    expect(await answer([LAMP, '2026-08-20'], [VASE, '2026-08-20'])).toEqual({ ok: { noticeIds: [] } });
  });

  it('has the same command id when it is asked for again', async () => {
    const { asked, answer } = answering(policy);
    await answer([LAMP, '2026-08-20']);
    await answer([LAMP, '2026-08-20']);
    expect(new Set(asked.map(({ commandId }) => commandId)).size).toBe(1);
  });
});
