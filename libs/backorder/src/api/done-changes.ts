import { placement } from '#backorder/contract';
import type { DoneChange } from '../application/batch-undo.js';
import type { ReprioritisationQueries } from '../views/index.js';

const PAGE = 100;

/** What batches did, read back whole, to be undone. */
export class DoneChanges {
  /** `caughtUp` resolves when the queries know all that was done before the call. */
  constructor(
    private readonly queries: ReprioritisationQueries,
    private readonly caughtUp: () => Promise<void>,
  ) {}

  /**
   * None for a batch that is not there, or not the tenant's. Waits for the view: of a batch that it shows in part, the
   * rest would never be undone.
   */
  async of(tenant: string, batchId: string): Promise<readonly DoneChange[]> {
    await this.caughtUp();
    const changes: DoneChange[] = [];
    let after: string | null = null;
    do {
      const page: ReturnType<ReprioritisationQueries['changes']> = this.queries.changes(tenant, batchId, {
        first: PAGE,
        ...(after !== null && { after }),
      });
      for (const { location, sku, orderId, lineId, demandId, before, after: then } of page.rows) {
        const places = { before: parsed(before), after: parsed(then) };
        changes.push({ location, sku, orderId, lineId, demandId, ...places });
      }
      after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
    } while (after !== null);
    return changes;
  }
}

function parsed(json: string) {
  return placement.parse(JSON.parse(json));
}
