import type { CommandMeta } from '#eventing';
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
    const refused = steps.some((step) => 'rejection' in step && step.rejection.code === 'PLAN_OUTDATED');
    return refused ? this.refusal(plan) : { steps };
  }

  /** A repeat is answered with the first outcome, and what was broken off is brought to its end. */
  private async wasApplied({ tenant, commands, revisions }: Plan, meta: CommandMeta): Promise<boolean> {
    const [first] = commands;
    if (!first) return false;
    const { commandId } = ownMeta(first, meta);
    const news = await this.newsOf(tenant, first, revisions[0] ?? -1);
    return news.some((event) => event.commandId === commandId);
  }

  /** All of a plan over several SKUs is tried before any of it is done. */
  private async outdated(plan: Plan): Promise<Application | null> {
    for (const command of plan.commands) {
      const { location, sku } = command;
      const supposition = { tenant: plan.tenant, location, sku, commands: [command] };
      const { rejection } = await this.desk.simulate(supposition);
      if (rejection) return this.refusal(plan);
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
