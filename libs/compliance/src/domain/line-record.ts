import { endOfDay, momentOf } from '#delay-rules';
import type { LineObligation } from '#ordering/contract';
import type { Violation } from './violation.js';

/** What is on record of a line under 16 CFR 435, as plain JSON: all that its duties and findings follow from. */
export interface LineRecord {
  readonly timeZone: string;
  assessed: LineObligation | null;
  /** By the date that cannot be kept. */
  readonly delays: Record<string, { readonly discoveredAt: string; readonly projectedDate: string | null }>;
  readonly offers: Offer[];
  readonly answers: { readonly kind: 'CONSENT' | 'CANCEL'; readonly receivedAt: string }[];
  /** Dates R by which an option must be renewed, in the order in which they came to govern. */
  readonly renewals: Period[];
  /** Days until which express consent was awaited. */
  readonly asks: Ask[];
  /** When the days end that govern, or did: promises in hours end within one. */
  readonly ends: Record<string, string>;
  readonly handovers: string[];
  /** When buyer or seller last called units off. */
  calledOffAt: string | null;
  readonly lapses: Lapse[];
  readonly findings: Record<string, Finding>;
}

export interface Period {
  readonly dueBy: string;
  readonly rule: string;
  readonly facts: readonly string[];
}

/** A question of which silence means no. */
export interface Ask extends Period {
  readonly askedAt: string;
}

export interface Offer {
  readonly kind: 'FIRST' | 'RENEWED';
  readonly sentAt: string;
  /** The date that it was to be sent by. */
  readonly dueBy: string | null;
  /** Null until the rule takes it for an option: a defective one is none. */
  noticeClass: string | null;
}

/** Units that were deemed cancelled, less those of which a late fact showed that they were not. */
export interface Lapse {
  readonly reason: string;
  readonly deadlineAt: string;
  quantity: number;
}

export interface Finding {
  readonly code: Violation;
  readonly foundAt: string;
  readonly position: string;
  /** When late facts showed that it was none, or another one. */
  correctedAt: string | null;
}

export function newLineRecord(timeZone: string): LineRecord {
  return {
    timeZone,
    assessed: null,
    delays: {},
    offers: [],
    answers: [],
    renewals: [],
    asks: [],
    ends: {},
    handovers: [],
    calledOffAt: null,
    lapses: [],
    findings: {},
  };
}

/** When a day is over for the line: at midnight, or where a promise in hours ends. */
export function endOf({ ends, timeZone }: LineRecord, day: string): string {
  return ends[day] ?? new Date(endOfDay(day, timeZone)).toISOString();
}

const OVER: ReadonlySet<string> = new Set(['SHIPPED', 'OUT_OF_SCOPE']);

/** Whether goods are still owed. */
export function isOwed({ state, cancelReason }: LineObligation): boolean {
  return cancelReason === null && !OVER.has(state);
}

const LAPSES: ReadonlySet<string> = new Set([
  'NO_OPTION_OFFERED',
  'NO_EXPRESS_CONSENT',
  'NO_CONSENT_TO_FURTHER_DELAY',
]);

export function hasLapsed({ cancelReason }: LineObligation): boolean {
  return cancelReason !== null && LAPSES.has(cancelReason);
}

/** The newest of instants with milliseconds; null where there is none. */
export function newest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>(
    (last, each) => (last === null || momentOf(each) > momentOf(last) ? each : last),
    null,
  );
}
