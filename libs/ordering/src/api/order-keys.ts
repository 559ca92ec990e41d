import { deterministicId } from '#kernel';
import { GraphQLError } from 'graphql';
import { orderIdOf } from '../contract/index.js';

interface OrderKey {
  readonly orderId?: string | null;
  readonly orderRef?: string | null;
}

interface LineKey {
  readonly lineId?: string | null;
  readonly lineNo?: number | null;
}

/** The order's id from either of its keys. */
export function orderIdFrom(tenant: string, { orderId, orderRef }: OrderKey): string {
  if (typeof orderId === 'string') return orderId;
  if (typeof orderRef === 'string') return orderIdOf(tenant, orderRef);
  throw badInput('input.orderRef', 'give orderId or orderRef');
}

/** The line's id from either of its keys: an id follows from the order's and the line's number. */
export function lineIdOf(orderId: string, { lineId, lineNo }: LineKey, path: string): string {
  if (typeof lineId === 'string') return lineId;
  if (typeof lineNo === 'number') return deterministicId(orderId, 'line', lineNo);
  throw badInput(`${path}.lineNo`, 'give lineId or lineNo');
}

function badInput(path: string, reason: string): GraphQLError {
  return new GraphQLError(`${path}: ${reason}`, {
    extensions: { code: 'BAD_USER_INPUT', problems: [{ path, reason }] },
  });
}
