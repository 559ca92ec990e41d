import { type PriorityPolicy, policyVersionOf, type RankingFacts } from '#backorder/contract';
import { classOf, rankedPlace } from '../domain/index.js';

const NO_DUE_DATE = '9999-12-31';

/** What ranks a demand, as its row says it. */
export interface RankFields {
  readonly key: string;
  readonly revision: number;
  readonly pinned: 0 | 1;
  readonly moved: 0 | 1;
  readonly starving: 0 | 1;
  readonly classOverride: number | null;
  readonly tier: number;
  readonly due: string;
  readonly tags: string;
  readonly waitingSince: string;
  readonly channel: string | null;
  readonly segment: string | null;
  readonly orderValueMinor: number | null;
  readonly paid: 0 | 1 | null;
  readonly promised: string | null;
  readonly legalDeadline: string | null;
}

export interface RankRow extends RankFields {
  readonly seq: number;
  readonly waiting: number;
  readonly ownHold: 0 | 1;
  /** The last batch that changed it by hand. */
  readonly batchId: string | null;
}

export const RANK_COLUMNS = `seq, key, waiting, revision, pinned, moved, starving, class_override AS classOverride,
  own_hold AS ownHold, batch_id AS batchId, tier, due, tags, waiting_since AS waitingSince, channel, segment,
  order_value_minor AS orderValueMinor, paid, promised, legal_deadline AS legalDeadline`;

/** What a policy makes of a demand. */
export interface Ranked {
  readonly key: string;
  readonly class: number;
  readonly policyVersion: string;
}

/** Its place where neither a pin nor a move keeps it elsewhere. */
export function rankBy(policy: PriorityPolicy, row: RankFields): Ranked {
  const demand = {
    facts: factsOf(row),
    priorityClass: row.classOverride,
    revision: row.revision,
    starving: row.starving === 1,
  };
  const kept = row.pinned === 1 || row.moved === 1;
  return {
    key: kept ? row.key : rankedPlace(policy, demand),
    class: classOf(policy, demand),
    policyVersion: policyVersionOf(policy),
  };
}

// Written out, not spread: a policy that is applied asks this of every line that waits.
function factsOf(row: RankFields): RankingFacts {
  return {
    tier: row.tier,
    dueDate: row.due === NO_DUE_DATE ? null : row.due,
    tags: tagsOf(row.tags),
    waitingSince: row.waitingSince,
    channel: row.channel,
    segment: row.segment,
    orderValueMinor: row.orderValueMinor,
    paid: row.paid === null ? null : row.paid === 1,
    promisedDate: row.promised,
    legalDeadline: row.legalDeadline,
  };
}

/** Most lines have the tags of the one before, if any. */
let lastTags: { readonly text: string; readonly tags: string[] } = { text: '[]', tags: [] };

function tagsOf(text: string): string[] {
  if (text !== lastTags.text) lastTags = { text, tags: JSON.parse(text) as string[] };
  return lastTags.tags;
}
