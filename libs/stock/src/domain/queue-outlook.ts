import { classOf } from '#backorder/domain';
import type { Instant, LocalDate } from '#kernel';
import type { QueueOutlook, QueueOutlookEntry } from '#stock/contract';
import { isReleased, notBefore } from './release.js';
import type { SkuState } from './sku-state.js';
import { datedSupplies } from './supplies.js';

/** The whole queue with everybody's place and date, in one walk. Member by member and by blocks: a queue may be long. */
export function queueOutlook(state: SkuState, now: Instant): QueueOutlook {
  const { ledger, policy, priority, release } = state;
  const dates = datesBySupply(state, now.slice(0, 10));
  const entries: QueueOutlookEntry[] = [];
  let quantityAhead = 0;
  for (const block of state.queue.blocks) {
    for (const demand of block.entries) {
      const { facts, line, waiting } = demand;
      entries.push({
        orderId: line.orderId,
        lineId: line.lineId,
        demandId: demand.demandId,
        rank: entries.length + 1,
        quantityAhead,
        waiting,
        allocated: demand.allocated,
        held: demand.held,
        pinned: demand.pinned,
        whole: demand.whole,
        priorityClass: classOf(priority, demand),
        projectedDate: notBefore(release, dates(quantityAhead + waiting)),
        promisedDate: facts.promisedDate ?? null,
        legalDeadline: facts.legalDeadline ?? null,
      });
      quantityAhead += waiting;
    }
  }
  const releaseDate = release === null || isReleased(release, now) ? null : release.date;
  return { available: ledger.available, mode: policy.mode, policy: priority, releaseDate, entries };
}

/** When so many units will have come, counted from the head of the queue; to be asked for more and more. */
function datesBySupply(state: SkuState, today: LocalDate): (units: number) => LocalDate | null {
  const coming = datedSupplies(state.supplies)
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  let next = 0;
  let sum = state.ledger.available;
  let date: LocalDate = today;
  return (units) => {
    while (sum < units && next < coming.length) {
      sum += coming[next]!.quantity;
      date = coming[next]!.date;
      next += 1;
    }
    return sum < units ? null : date;
  };
}
