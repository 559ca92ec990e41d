import type { ListQuery, Where } from '#query-kit';
import { BACKORDER_COLUMNS, STATE } from './backorder-rows.js';

const NO_DUE_DATE = '9999-12-31';

/** The queue of a SKU in the order in which it is served. */
export function queueList(demands: string, tenant: string, location: string, sku: string): ListQuery {
  return {
    view: 'backorder-queue',
    select: BACKORDER_COLUMNS,
    from: {
      text: `FROM ${demands} WHERE tenant = ? AND location = ? AND sku = ? AND waiting > 0`,
      values: [tenant, location, sku],
    },
    filterable: {},
    sortable: {},
    defaultOrder: [],
    unique: ['key'],
  };
}

/** Backorders over all SKUs: all that ever waited, or, to be quicker, those that wait when the filter says so. */
export function backorderList(demands: string, tenant: string, where: Where | null | undefined): ListQuery {
  const scope = asksForWaiting(where) ? 'waiting > 0' : 'backordered > 0';
  return {
    view: 'backorder-queue',
    select: BACKORDER_COLUMNS,
    from: { text: `FROM ${demands} WHERE tenant = ? AND ${scope}`, values: [tenant] },
    filterable: {
      sku: 'sku',
      location: 'location',
      orderRef: 'order_ref',
      customerRef: 'customer_ref',
      waiting: 'waiting',
      priorityClass: 'class',
      dueDate: `nullif(due, '${NO_DUE_DATE}')`,
      waitingSince: 'waiting_since',
      legalDeadline: 'legal_deadline',
      promisedDate: 'promised',
      tag: { membersOf: 'tags' },
      channel: 'channel',
      segment: 'segment',
      onHold: '(on_hold OR own_hold)',
      pinned: 'pinned',
      moved: 'moved',
      state: STATE,
    },
    sortable: { WAITING_SINCE: 'waiting_since', DUE_DATE: 'due', WAITING: 'waiting', SKU: 'sku' },
    defaultOrder: [{ field: 'WAITING_SINCE', direction: 'ASC' }],
    unique: ['seq'],
  };
}

/** Whether the filter's own condition on the state leaves only what waits. */
function asksForWaiting(where: Where | null | undefined): boolean {
  const { eq, in: members }: Readonly<Record<string, unknown>> = { ...where?.['state'] };
  const asked: readonly unknown[] = Array.isArray(members) ? members : [eq];
  return asked.every((each) => each === 'WAITING' || each === 'ON_HOLD');
}
