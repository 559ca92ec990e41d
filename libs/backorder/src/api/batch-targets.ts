import { badUserInput } from '#graphql-kit';
import type { Page, Where } from '#query-kit';
import { MAX_OVERRIDES } from '#backorder/contract';
import { type BatchTarget, bySku } from '../application/batch-parts.js';
import type { BackorderQueries, BackorderRow } from '../views/index.js';
import type { BackorderWhere } from './backorder.args.js';

interface Named {
  readonly backorderIds?: string[] | null;
  readonly where?: BackorderWhere | null;
}

/** Finds what a batch is about: by ids, or those that wait and match a filter. */
export class BatchTargets {
  constructor(private readonly queries: BackorderQueries) {}

  /** Throws BAD_USER_INPUT where nothing, or too much, is named. Ids that are nobody's are left out, and told apart. */
  find(
    tenant: string,
    { backorderIds, where }: Named,
  ): { readonly targets: readonly BatchTarget[]; readonly unknown: readonly string[] } {
    if (backorderIds && !where) return this.byIds(tenant, [...new Set(backorderIds)]);
    if (!where || backorderIds) throw wrong('backorderIds', 'name either backorderIds or where');
    const waiting = { state: { in: ['WAITING', 'ON_HOLD'] } };
    const filter = { AND: [waiting, where] } as unknown as Where;
    const targets: BatchTarget[] = [];
    let after: string | null = null;
    do {
      const page: Page<BackorderRow> = this.queries.list(tenant, {
        first: 100,
        where: filter,
        ...(after && { after }),
      });
      targets.push(...page.rows.map(toTarget));
      if (targets.length > MAX_OVERRIDES)
        throw wrong('where', `matches more than ${MAX_OVERRIDES} backorders`);
      after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
    } while (after);
    if (targets.length === 0) throw wrong('where', 'matches no backorder that waits');
    return { targets, unknown: [] };
  }

  one(tenant: string, id: string): BatchTarget | null {
    const row = this.queries.byId(tenant, id);
    return row && toTarget(row);
  }

  private byIds(tenant: string, ids: readonly string[]) {
    const found = ids.map((id) => [id, this.one(tenant, id)] as const);
    return {
      targets: found.flatMap(([, target]) => (target ? [target] : [])),
      unknown: found.filter(([, target]) => target === null).map(([id]) => id),
    };
  }
}

/** A revision is that of one SKU. Throws BAD_USER_INPUT where the backorders are of several. */
export function revisionOf(
  { expectedRevision }: { readonly expectedRevision?: string | null },
  targets: readonly Pick<BatchTarget, 'location' | 'sku'>[],
): number | undefined {
  if (!expectedRevision) return undefined;
  if (bySku(targets).length > 1) throw wrong('expectedRevision', 'the backorders are of several SKUs');
  return Number(expectedRevision);
}

function toTarget({ id: demandId, orderId, lineId, location, sku }: BackorderRow): BatchTarget {
  return { orderId, lineId, demandId, location, sku };
}

function wrong(field: string, reason: string): Error {
  return badUserInput([{ path: `input.${field}`, reason }]);
}
