import type { LocalDate } from '#kernel';
import type { FactOf } from '../facts/delay-fact.js';
import { takenLines } from './cancel.js';
import { isIndefinite } from './notice-requirements.js';
import { agreeOn } from './offer-option.js';
import type { MitorOrder, Offer, Portion } from './obligation.js';

type Consent = FactOf<'BuyerConsented'>;
/** A day, or INDEFINITE. */
type Agreed = LocalDate;

/** Express consent, received before the boundary; consent that nobody asked for goes no further than what was asked. */
export function consent(order: MitorOrder, fact: Consent): void {
  for (const line of takenLines(order, fact.lines)) {
    for (const portion of line.portions) {
      const agreed = agreedBy(portion, fact.to ?? null);
      if (agreed === null) continue;
      agree(order, portion, agreed);
      line.renewedOptionSent = false; // what comes after the new period asks for an option of its own
    }
  }
}

/** What the buyer agreed to; null where there is nothing to agree to. */
function agreedBy({ state, offer, shipBy }: Portion, to: Agreed | null): Agreed | null {
  if (!offer) return null;
  switch (state) {
    case 'OPTION_SHORT_OPEN':
    case 'DELAY_CONSENTED_DEFINITE':
      return advance(offer, to) ?? shipBy;
    case 'OPTION_LONG_OPEN':
    case 'OPTION_INDEFINITE_OPEN':
    case 'RENEWED_OPTION_OPEN':
      return advance(offer, to) ?? offered(offer, to);
    default:
      return null;
  }
}

/** Consent in advance to a further delay, as far as it was sought, 16 CFR 435.2(b)(1)(iv). */
function advance({ advanceUntil, revisedShipDate }: Offer, to: Agreed | null): Agreed | null {
  if (advanceUntil === null || to === null) return null;
  if (to === 'INDEFINITE') return advanceUntil === 'INDEFINITE' ? to : null;
  const further = revisedShipDate !== null && to > revisedShipDate;
  return further && (advanceUntil === 'INDEFINITE' || to <= advanceUntil) ? to : null;
}

/** To the date that was offered; a buyer who names an earlier one has agreed to no more than that. */
function offered({ noticeClass, revisedShipDate }: Offer, to: Agreed | null): Agreed {
  if (isIndefinite(noticeClass) || revisedShipDate === null) return to ?? 'INDEFINITE';
  return to !== null && to !== 'INDEFINITE' && to < revisedShipDate ? to : revisedShipDate;
}

function agree(order: MitorOrder, portion: Portion, agreed: Agreed): void {
  if (agreed === 'INDEFINITE') {
    Object.assign(portion, { state: 'DELAY_CONSENTED_INDEFINITE', shipBy: null, boundary: null });
    return;
  }
  portion.state = 'DELAY_CONSENTED_DEFINITE';
  agreeOn(order, portion, agreed, '16 CFR 435.2(b)(1)(iii)(B), (b)(1)(iv), (b)(2)');
}
