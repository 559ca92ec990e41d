import type { OverrideAction, Placement } from '#backorder/contract';
import type { BatchChangeRow, BatchRow } from '../views/index.js';
import {
  LastReprioritised,
  ReprioritisationBatch,
  ReprioritisationChange,
} from './reprioritisation.types.js';

export function toBatch({
  batchId,
  author,
  action,
  changes,
  seq: _,
  ...row
}: BatchRow): ReprioritisationBatch {
  return Object.assign(new ReprioritisationBatch(), row, {
    id: batchId,
    by: author,
    changed: changes,
    ...actionFields(action === null ? null : (JSON.parse(action) as OverrideAction)),
  });
}

export function toChange({ n: _, demandId, before, after, ...row }: BatchChangeRow): ReprioritisationChange {
  return Object.assign(new ReprioritisationChange(), row, {
    backorderId: demandId,
    before: JSON.parse(before) as Placement,
    after: JSON.parse(after) as Placement,
  });
}

export function toLast({ batchId, reasonCode, note, author, at }: BatchRow): LastReprioritised {
  return Object.assign(new LastReprioritised(), { batchId, reasonCode, note, by: author, at });
}

type Action = Pick<ReprioritisationBatch, 'action' | 'targetBackorderId' | 'targetPosition' | 'targetClass'>;

function actionFields(action: OverrideAction | null): Action {
  return {
    action: action?.kind ?? 'UNDO',
    targetBackorderId: action?.kind === 'MOVE_BEFORE' ? action.demandId : null,
    targetPosition: action?.kind === 'MOVE_TO_POSITION' ? action.position : null,
    targetClass: action?.kind === 'SET_CLASS' ? action.priorityClass : null,
  };
}
