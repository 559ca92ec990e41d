import { packs } from '#delay-rules';
import type { otherLaw } from '../contract/index.js';
import type { z } from 'zod';
import type { RuleState } from './rule-state.js';

type OtherLaw = z.infer<typeof otherLaw>;

/** What laws other than 16 CFR 435 say of the order as it was placed: by when to deliver or to act, and then what. */
export function otherLaws({ jurisdictions, timeZone: complianceZone, facts }: RuleState): OtherLaw[] {
  const [received] = facts;
  const at = received?.type === 'OrderReceived' ? received.at : null;
  return jurisdictions
    .filter((id) => id !== 'US-FTC-MITOR')
    .map((jurisdiction) => {
      const pack = packs[jurisdiction];
      const answer = pack.evaluate({
        jurisdiction,
        complianceZone,
        contractConcludedAt: at,
        paymentAcceptedAt: at,
      });
      return { pack: `${pack.id}@${pack.version}`, answer: plain(answer) };
    });
}

function plain(answer: Readonly<Record<string, unknown>>): OtherLaw['answer'] {
  return Object.fromEntries(
    Object.entries(answer).filter(
      (entry): entry is [string, string | boolean | null] =>
        entry[1] === null || typeof entry[1] === 'string' || typeof entry[1] === 'boolean',
    ),
  );
}
