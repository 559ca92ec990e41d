import { accessEvents } from '#access/contract';
import { accessProjections } from '#access/views';
import { policyEvents } from '#compliance/contract';
import {
  buyerMessages,
  delayAnswers,
  delayDeadlines,
  followUps,
  queueWatch,
  refunds,
} from '#compliance/process';
import { noticeDelivery, noticeReplies } from '#notification/process';
import { batchEvents, priorityPolicyEvents } from '#backorder/contract';
import { policyRollout } from '#backorder/process';
import { backorderProjections } from '#backorder/views';
import { complianceProjections } from '#compliance/views';
import {
  type AnyProcess,
  commandIndexProjection,
  type EventDefinition,
  EventRegistry,
  processEvents,
  processProjections,
  type Projection,
} from '#eventing';
import { noticeEvents, templateEvents } from '#notification/contract';
import { delayEvents, fulfilmentPolicyEvents, orderingEvents } from '#ordering/contract';
import { fulfilment, groupWait, rankingFacts } from '#ordering/process';
import { orderingProjections } from '#ordering/views';
import { sandboxEvents } from '#sandbox/contract';
import { stockEvents } from '#stock/contract';
import { allocationRun, itemRelease, reservationExpiry, starvationGuard } from '#stock/process';
import { stockProjections } from '#stock/views';
import { calendarEvents, purchaseOrderEvents, supplierEvents } from '#supply/contract';
import { purchaseSupply } from '#supply/process';
import { supplyProjections } from '#supply/views';

/** What each context brings. A new context is added here, and its module in the apps; nowhere else. */
export const eventRegistry = new EventRegistry(
  [
    accessEvents,
    batchEvents,
    calendarEvents,
    delayEvents,
    fulfilmentPolicyEvents,
    noticeEvents,
    orderingEvents,
    policyEvents,
    priorityPolicyEvents,
    processEvents,
    purchaseOrderEvents,
    sandboxEvents,
    stockEvents,
    templateEvents,
    supplierEvents,
  ].flatMap((definitions) => Object.values<EventDefinition>(definitions)),
);

export const projections: readonly Projection[] = [
  ...accessProjections,
  ...backorderProjections,
  commandIndexProjection,
  ...complianceProjections,
  ...orderingProjections,
  ...processProjections,
  ...stockProjections,
  ...supplyProjections,
];

export const processes: readonly AnyProcess[] = [
  fulfilment,
  rankingFacts,
  allocationRun,
  groupWait,
  itemRelease,
  policyRollout,
  reservationExpiry,
  starvationGuard,
  purchaseSupply,
  queueWatch,
  delayDeadlines,
  delayAnswers,
  noticeDelivery,
  noticeReplies,
  buyerMessages,
  followUps,
  refunds,
];
