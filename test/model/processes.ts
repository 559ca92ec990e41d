import type { AnyProcess } from '#eventing';
import { fulfilment, groupWait } from '#ordering/process';
import { allocationRun, reservationExpiry } from '#stock/process';

/** Those between orders and SKUs: what buyers are told of it has tests of its own. */
export const processes: readonly AnyProcess[] = [fulfilment, allocationRun, reservationExpiry, groupWait];
