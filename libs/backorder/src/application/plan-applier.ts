import type { CommandMeta } from '#eventing';
import { putBack } from './batch-undo.js';
import { type BatchStep, ownMeta, type QueueDesk, runBatch } from './queue-desk.js';
import { type Plan, readPlanToken } from './plan-token.js';
import type { QueuePlans } from './queue-plans.js';

export type Application =
  | { readonly steps: readonly BatchStep[] }
  | { readonly message: string; readonly changes: readonly string[] };

/** An event of a SKU, as far as somebody needs it whose plan did not hold. */
export interface SkuNews {
  readonly type: string;
  readonly revision: number;
  readonly at: string;
  readonly commandId: string | undefined;
}

/** What happened to a SKU after a revision, the first 200 of it. */
export type NewsOf = (
  tenant: string,
  place: { readonly location: string; readonly sku: string },
  revision: number,
) => Promise<readonly SkuNews[]>;

const RUNNERS_OWN: ReadonlySet<string> = new Set(['IDEMPOTENCY_KEY_REUSED', 'CONFLICT']);

/** Does what a preview showed: each command names the digest of its decision, and is refused where that differs. */
export class PlanApplier {
  constructor(
    private readonly desk: QueueDesk,
    private readonly plans: Pick<QueuePlans, 'isExpired'>,
    private readonly newsOf: NewsOf,
  ) {}

  async apply(token: string, meta: CommandMeta): Promise<Application> {
    const plan = readPlanToken(token);
    if (!plan || plan.tenant !== meta.tenant) {
      return { message: 'this is no plan token of yours; copy it whole, or preview again', changes: [] };
    }
    if (!(await this.wasApplied(plan, meta))) {
      if (this.plans.isExpired(plan)) {
        return { message: `the plan could be applied until ${plan.expiresAt}; preview again`, changes: [] };
      }
      const outdated = await this.outdated(plan);
      if (outdated) return outdated;
    }
    const steps = await runBatch(this.desk, plan.commands, meta);
    const refusal = steps.find((step) => 'rejection' in step);
    if (!refusal || !('rejection' in refusal)) return { steps };
    await putBack(this.desk, steps, meta);
    // The runner's own refusals say nothing of the plan: the key was used before, or others were quicker.
    return RUNNERS_OWN.has(refusal.rejection.code) ? { steps: [refusal] } : this.refusal(plan);
  }

  /** A repeat is answered with the first outcome, and what was broken off is brought to its end. */
  private async wasApplied({ tenant, commands, revisions }: Plan, meta: CommandMeta): Promise<boolean> {
    const [first] = commands;
    if (!first) return false;
    const { commandId } = ownMeta(first, meta);
    const news = await this.newsOf(tenant, first, revisions[0] ?? -1);
    return news.some((event) => event.commandId === commandId);
  }

  /** Of a plan over several SKUs all of it is tried before any of it is done; one SKU refuses by itself. */
  private async outdated({ tenant, commands, ...plan }: Plan): Promise<Application | null> {
    if (commands.length === 1) return null;
    for (const command of commands) {
      if (await this.desk.refusal(tenant, command)) return this.refusal({ tenant, commands, ...plan });
    }
    return null;
  }

  private async refusal({ tenant, commands, revisions }: Plan): Promise<Application> {
    const changes: string[] = [];
    for (const [nth, { location, sku }] of commands.entries()) {
      const news = await this.newsOf(tenant, { location, sku }, revisions[nth] ?? -1);
      changes.push(...news.map(({ type, revision, at }) => `${sku}: ${type} (revision ${revision}, ${at})`));
    }
    const message =
      'what was previewed would turn out differently by now, so nothing was done; preview again';
    return { message, changes: changes.slice(0, 50) };
  }
}
