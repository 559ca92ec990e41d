import type { OverrideAction } from '#backorder/contract';
import { badUserInput } from '#graphql-kit';
import type { BatchTarget } from '../application/batch-parts.js';
import type { OverrideActionInput } from './queue-operations.inputs.js';

/** Throws BAD_USER_INPUT where the kind lacks what it needs. `before` is looked up by its id. */
export function actionFrom(
  { kind, beforeBackorderId, position, priorityClass }: OverrideActionInput,
  before: BatchTarget | null,
): OverrideAction {
  switch (kind) {
    case 'MOVE_BEFORE': {
      if (!beforeBackorderId || !before) throw missing('beforeBackorderId', 'names no backorder');
      const { orderId, lineId, demandId } = before;
      return { kind, orderId, lineId, demandId };
    }
    case 'MOVE_TO_POSITION':
      if (!position) throw missing('position', 'is needed to move to a position');
      return { kind, position };
    case 'SET_CLASS':
      return { kind, priorityClass: priorityClass ?? null };
    default:
      return { kind };
  }
}

function missing(field: string, reason: string): Error {
  return badUserInput([{ path: `input.action.${field}`, reason }]);
}
