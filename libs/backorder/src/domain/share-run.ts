import { fairShares } from './fair-share.js';

/** How units are divided beyond the order of the queue. */
export interface DivisionTerms {
  /** Least part of what it waits for that is worth giving to a demand; null: any. */
  readonly minimumFillPercent: number | null;
  /** Units come in cases of so many; only a demand's last units may be fewer. Null: single units. */
  readonly caseMultiple: number | null;
}

export const NO_TERMS: DivisionTerms = { minimumFillPercent: null, caseMultiple: null };

/** A demand at its turn. Quantities in units. */
export interface DivisionClaim {
  readonly waiting: number;
  readonly whole: boolean;
  /** Most that it may get now, by quotas. */
  readonly most: number;
}

export type Withheld = 'NEEDS_COMPLETE' | 'QUOTA_REACHED' | 'BELOW_MINIMUM_FILL' | 'BELOW_CASE_MULTIPLE';

export interface Grant {
  readonly quantity: number;
  /** Why it is less than the units at hand would have allowed; null: it is not. */
  readonly withheld: Withheld | null;
}

/** What a demand takes of `units` when its turn comes in the order of the queue. */
export function grantUnder(terms: DivisionTerms, claim: DivisionClaim, units: number): Grant {
  const { waiting, whole, most } = claim;
  const obtainable = Math.min(waiting, most, units);
  if (obtainable === waiting) return { quantity: waiting, withheld: null };
  const short: Withheld | null = most < Math.min(waiting, units) ? 'QUOTA_REACHED' : null;
  if (whole) return { quantity: 0, withheld: short ?? 'NEEDS_COMPLETE' };
  const quantity = inCases(obtainable, terms);
  if (quantity === 0) return { quantity, withheld: short ?? (units === 0 ? null : 'BELOW_CASE_MULTIPLE') };
  if (quantity < leastFill(waiting, terms)) return { quantity: 0, withheld: 'BELOW_MINIMUM_FILL' };
  return { quantity, withheld: short };
}

/**
 * Divides units among neighbours of one class in proportion to what they wait for. All-or-nothing demands share
 * nothing: they are served of what is left, in turn. Where not everybody can have the minimum fill, the worst-ranked
 * go without.
 */
export function shareRun(terms: DivisionTerms, claims: readonly DivisionClaim[], units: number): Grant[] {
  const needs = claims.map(({ waiting, most }) => Math.min(waiting, most));
  const granted = claims.map(() => 0);
  if (units >= sum(needs)) return inTurn(terms, claims, units);
  const sharing = withinMinimum(terms, claims, units);
  const shares = fairShares(
    units,
    sharing.map((index) => ({ waiting: needs[index]! })),
  );
  sharing.forEach((index, nth) => (granted[index] = rounded(terms, claims[index]!, shares[nth]!)));
  let left = units - sum(granted);
  left = topUp(terms, { claims, sharing, granted, left });
  claims.forEach((claim, index) => {
    if (!claim.whole || claim.most < claim.waiting || claim.waiting > left) return;
    granted[index] = claim.waiting;
    left -= claim.waiting;
  });
  return granted.map((quantity, index) => ({
    quantity,
    withheld: reasonOf(claims[index]!, quantity, terms),
  }));
}

function inTurn(terms: DivisionTerms, claims: readonly DivisionClaim[], units: number): Grant[] {
  let left = units;
  return claims.map((claim) => {
    const grant = grantUnder(terms, claim, left);
    left -= grant.quantity;
    return grant;
  });
}

/** Those who may share: the longest run from the head in which a fair share is the minimum fill or more. */
function withinMinimum(terms: DivisionTerms, claims: readonly DivisionClaim[], units: number): number[] {
  const percent = terms.minimumFillPercent ?? 0;
  const sharing: number[] = [];
  let total = 0;
  for (const [index, { waiting, whole, most }] of claims.entries()) {
    if (whole || Math.min(waiting, most) === 0) continue;
    total += waiting;
    if (sharing.length > 0 && units * 100 < percent * total) break;
    sharing.push(index);
  }
  return sharing;
}

function rounded(terms: DivisionTerms, { waiting }: DivisionClaim, share: number): number {
  const quantity = share === waiting ? share : inCases(share, terms);
  return quantity < leastFill(waiting, terms) ? 0 : quantity;
}

interface TopUp {
  readonly claims: readonly DivisionClaim[];
  readonly sharing: readonly number[];
  readonly granted: number[];
  readonly left: number;
}

/** What rounding left over goes to those who share, a case at a time from the head, until no case fits. */
function topUp(terms: DivisionTerms, { claims, sharing, granted, left }: TopUp): number {
  let rest = left;
  for (let moved = true; moved && rest > 0;) {
    moved = false;
    for (const index of sharing) {
      const { waiting, most } = claims[index]!;
      const had = granted[index]!;
      const floor = Math.max(had + (terms.caseMultiple ?? 1), leastCase(waiting, terms));
      const next = Math.min(waiting, floor);
      if (next === had || next > most || next - had > rest) continue;
      granted[index] = next;
      rest -= next - had;
      moved = true;
    }
  }
  return rest;
}

function reasonOf(
  { waiting, whole, most }: DivisionClaim,
  quantity: number,
  terms: DivisionTerms,
): Withheld | null {
  if (quantity > 0) return quantity === most && most < waiting ? 'QUOTA_REACHED' : null;
  if (most === 0) return 'QUOTA_REACHED';
  if (whole) return most < waiting ? 'QUOTA_REACHED' : 'NEEDS_COMPLETE';
  return terms.minimumFillPercent === null ? 'BELOW_CASE_MULTIPLE' : 'BELOW_MINIMUM_FILL';
}

function leastFill(waiting: number, { minimumFillPercent }: DivisionTerms): number {
  return Math.ceil((waiting * (minimumFillPercent ?? 0)) / 100);
}

/** Fewest units in whole cases that are the minimum fill. */
function leastCase(waiting: number, terms: DivisionTerms): number {
  const { caseMultiple } = terms;
  const least = leastFill(waiting, terms);
  return caseMultiple === null ? least : Math.ceil(least / caseMultiple) * caseMultiple;
}

function inCases(units: number, { caseMultiple }: DivisionTerms): number {
  return caseMultiple === null ? units : units - (units % caseMultiple);
}

function sum(units: readonly number[]): number {
  return units.reduce((total, each) => total + each, 0);
}
