import { assertNever } from '#kernel';
import type { QueueOutlook, QueueOutlookEntry } from '#stock/contract';
import { describePolicy } from '../domain/index.js';
import type { PassedOver } from './allocation-history.js';

export interface Reason {
  readonly code:
    | 'NOT_WAITING'
    | 'ON_HOLD'
    | 'NOT_RELEASED'
    | 'NOTHING_FREE'
    | 'NEEDS_COMPLETE'
    | 'SERVED_ON_REQUEST_ONLY'
    | 'SERVED_BY_HAND_ONLY'
    | 'BEHIND_OTHERS'
    | 'PASSED_OVER';
  readonly message: string;
}

export interface WhyNot {
  readonly reasons: readonly Reason[];
  readonly rank: number | null;
  readonly quantityAhead: number | null;
  readonly available: number;
  readonly policy: QueueOutlook['policy'];
  readonly words: readonly string[];
  /** Who stands right before it, the first in the queue first. */
  readonly ahead: readonly QueueOutlookEntry[];
}

const AHEAD_NAMED = 10;

/** Why a backorder has not got what it waits for, by its queue as the log has it and what decisions said of it. */
export function whyNot(demandId: string, queue: QueueOutlook, passedOver: readonly PassedOver[]): WhyNot {
  const { available, policy, entries } = queue;
  const words = describePolicy(policy);
  const entry = entries.find((each) => each.demandId === demandId);
  if (!entry) {
    const reasons = [
      { code: 'NOT_WAITING', message: 'It does not wait: it was served or cancelled.' },
    ] as const;
    return { reasons, rank: null, quantityAhead: null, available, policy, words, ahead: [] };
  }
  const { rank, quantityAhead } = entry;
  const ahead = entries.slice(0, Math.min(rank - 1, AHEAD_NAMED));
  return {
    reasons: reasonsOf(entry, queue, passedOver),
    rank,
    quantityAhead,
    available,
    policy,
    words,
    ahead,
  };
}

function reasonsOf(
  entry: QueueOutlookEntry,
  queue: QueueOutlook,
  passedOver: readonly PassedOver[],
): readonly Reason[] {
  const last = passedOver.at(-1);
  return [
    ...(entry.held ? [ON_HOLD] : []),
    ...(queue.releaseDate === null ? ofSupply(entry, queue) : [notReleased(queue.releaseDate)]),
    ...(last ? [passedOverAs(last)] : []),
  ];
}

function ofSupply(entry: QueueOutlookEntry, queue: QueueOutlook): readonly Reason[] {
  return [...ofUnits(entry, queue), ...(queue.available > 0 ? ofMode(queue) : [])];
}

function notReleased(releaseDate: string): Reason {
  return { code: 'NOT_RELEASED', message: `Nothing is allocated before its release on ${releaseDate}.` };
}

const ON_HOLD: Reason = {
  code: 'ON_HOLD',
  message: 'It, or its order, is on hold: it keeps its place and gets nothing.',
};

function ofUnits(
  { whole, waiting, quantityAhead, rank }: QueueOutlookEntry,
  { available }: QueueOutlook,
): readonly Reason[] {
  const ahead = `${rank === 2 ? '1 stands' : `${rank - 1} stand`} before it, waiting for ${quantityAhead} units`;
  if (available === 0) {
    return [{ code: 'NOTHING_FREE', message: `No unit is free; ${rank === 1 ? 'it is next' : ahead}.` }];
  }
  if (whole && waiting > available) {
    const message = `It takes all ${waiting} units or none, and ${available} are free.`;
    return [{ code: 'NEEDS_COMPLETE', message }];
  }
  return rank > 1 ? [{ code: 'BEHIND_OTHERS', message: `${available} units are free; ${ahead}.` }] : [];
}

function ofMode({ mode }: QueueOutlook): readonly Reason[] {
  switch (mode) {
    case 'AUTO':
      return [];
    case 'SUGGEST_ONLY': {
      const message = 'The queue of this SKU is served on request only: allocateBackorders serves it.';
      return [{ code: 'SERVED_ON_REQUEST_ONLY', message }];
    }
    case 'MANUAL': {
      const message = 'The queue of this SKU is served by hand only: allocateToBackorder serves one.';
      return [{ code: 'SERVED_BY_HAND_ONLY', message }];
    }
    default:
      return assertNever(mode);
  }
}

function passedOverAs({ at, rank, reason }: PassedOver): Reason {
  return { code: 'PASSED_OVER', message: `At ${at} it was passed over at rank ${rank}: ${reason}.` };
}
