import type { IssuedCommand } from '#eventing';
import type { GroupPart } from '../contract/index.js';

export interface GroupState {
  orderId: string;
  /** What the order said last of each line of the group. */
  parts: Record<string, GroupPart>;
  /** Whether somebody was asked until when units wait, since they do. */
  planned: boolean;
  /** Lines that gave their units back and are passed over until the others have theirs. */
  held: string[];
  /** What follows for the timer from the last input: it is to be set, or called off. */
  timer: 'PLAN' | 'CALL_OFF' | null;
  /** Commands to SKUs that wait until those under way are answered: few enough each for a step. */
  todo: IssuedCommand[][];
  /** Those that the last input lets go out. */
  issuing: readonly IssuedCommand[];
  /** Those whose outcome is awaited. */
  pending: number;
}

export function initialGroup(): GroupState {
  return { orderId: '', parts: {}, planned: false, held: [], timer: null, todo: [], issuing: [], pending: 0 };
}

/** The lines that have all their units, of which others have too few. */
export function completeParts({ parts }: GroupState): readonly GroupPart[] {
  return Object.values(parts).filter(({ allocated, lacks }) => allocated > 0 && !lacks);
}

/** The held lines, when nobody else lacks anything: then it is their turn. */
export function partsToRelease({ parts, held }: GroupState): readonly GroupPart[] {
  const all = Object.values(parts);
  if (all.some(({ lineId, lacks }) => lacks && !held.includes(lineId))) return [];
  return all.filter(({ lineId }) => held.includes(lineId));
}
