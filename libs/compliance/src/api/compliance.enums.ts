import { graphqlEnum } from '#graphql-kit';
import { LANGUAGES, NOTICE_KINDS } from '#notification/contract';
import { DUTY_KINDS, DUTY_STATES } from '../domain/duty.js';
import { TRAIL_KINDS } from '../domain/trail-entry.js';
import { VIOLATION_CODES } from '../domain/violation.js';
import { NOTICE_STATES } from '../views/index.js';

export const ObligationKind = graphqlEnum(
  'ObligationKind',
  DUTY_KINDS,
  `SHIP: from the start of the clock, ship by then or offer the option by then. OFFER_FIRST_OPTION, OFFER_RENEWED_OPTION:
stand beside it once a delay is discovered, an option was sent, or the period ended without one. AWAIT_CONSENT: an option is
open of which silence cancels. REFUND: one for each tender.`,
);
export const ObligationState = graphqlEnum(
  'ObligationState',
  DUTY_STATES,
  `LAPSED: the period ended and it was not done. WITHDRAWN: it turned out, or came, not to be owed any more. Whether an open
one is late says overdue.`,
);
export const ComplianceTrailKind = graphqlEnum('ComplianceTrailKind', TRAIL_KINDS);
export const ViolationCode = graphqlEnum('ViolationCode', VIOLATION_CODES);
export const NoticeKind = graphqlEnum('NoticeKind', NOTICE_KINDS);
export const NoticeLanguage = graphqlEnum('NoticeLanguage', LANGUAGES);
export const NoticeState = graphqlEnum('NoticeState', NOTICE_STATES);
