import type { RankingDetails, RankingFacts } from '#backorder/contract';

/** What ranks a demand, in a snapshot: without names, which would be most of it. */
export type FactsRow = [
  tier: number,
  dueDate: string | null,
  waitingSince: string,
  tags: string[],
  details?: RankingDetails,
];

export function toFactsRow({ tier, dueDate, waitingSince, tags, ...details }: RankingFacts): FactsRow {
  const row: FactsRow = [tier, dueDate, waitingSince, tags];
  if (Object.keys(details).length > 0) row.push(details);
  return row;
}

export function fromFactsRow([tier, dueDate, waitingSince, tags, details]: FactsRow): RankingFacts {
  const facts = { tier, dueDate, tags, waitingSince };
  return details ? Object.assign(facts, details) : facts;
}
