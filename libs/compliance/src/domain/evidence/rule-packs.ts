import { findConventions, packs as knownPacks } from '#delay-rules';
import type { CaseEvent } from './case-file.js';
import { ofType } from './reading.js';

export interface RuleVersion {
  /** With its version: `US-FTC-MITOR@1`. */
  readonly pack: string;
  /** Null where this program does not have that version. */
  readonly title: string | null;
  readonly source: string | null;
}

export interface RuleVersions {
  readonly packs: readonly string[];
  readonly conventions: readonly string[];
}

/** Those under which an order was placed, and was judged. */
export function rulesOf(events: readonly CaseEvent[]): RuleVersions {
  const rules = [
    ...ofType(events, 'OrderPlaced').flatMap(({ data }) => data.delayRule ?? []),
    ...ofType(events, 'ObligationsAssessed').map(({ data }) => data),
  ];
  return {
    packs: [...new Set(rules.flatMap(({ packs }) => packs))].sort(),
    conventions: [...new Set(rules.map(({ conventions }) => conventions))].sort(),
  };
}

export function ruleVersion(pack: string): RuleVersion {
  const found = Object.values(knownPacks).find(({ id, version }) => `${id}@${version}` === pack);
  return { pack, title: found?.title ?? null, source: found?.source ?? null };
}

const SETTINGS: Readonly<Record<string, string>> = {
  EXPIRY_DAY: 'a lapse vests on the last day of its period (CV-VEST)',
  NEXT_DAY: 'a lapse vests on the next day (CV-VEST)',
  FEDERAL_DAYS_OFF: 'working days are Monday to Friday except federal holidays (CV-WORKDAY)',
  WEEKDAYS: 'working days are Monday to Friday (CV-WORKDAY)',
  ELAPSED: 'promised hours elapse (CV-STATED)',
  WALL_CLOCK: 'promised hours are read off wall clocks (CV-STATED)',
  UPPER: 'the later end of a promised range binds (CV-STATED)',
  LOWER: 'the earlier end of a promised range binds (CV-STATED)',
  NEXT_CLOSE: 'a billing cycle ends at its next close (CV-BILL)',
  FULL_CYCLE: 'a billing cycle is one full cycle (CV-BILL)',
  RENEWS: 'a second date is a renewed option (CV-PRE-T2)',
  REPLACES_FIRST: 'a second date within the applicable time replaces the first (CV-PRE-T2)',
  BREACH: 'an indefinite notice without a reason is a breach beside a standing option',
  NO_OPTION: 'an indefinite notice without a reason is no option',
  HONOURED: 'a buyer who agreed to a date may still cancel before shipment (CV-CANCEL)',
  BOUND_UNTIL_DATE: 'a buyer who agreed to a date is bound until then (CV-CANCEL)',
  HANDOVER_FIRST: 'a handover at the instant of a cancellation counts first (CV-TIE)',
  CANCELLATION_FIRST: 'a cancellation at the instant of a handover counts first (CV-TIE)',
};

/** How the law was read where it is silent; empty for a set that is not known here. */
export function conventionsInWords(name: string): readonly string[] {
  const found = findConventions(name);
  if (!found) return [];
  const { id: _, version: __, ...settings } = found;
  return Object.values(settings).map((setting) => SETTINGS[setting] ?? setting);
}
