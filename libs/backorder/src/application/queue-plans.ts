import { type Clock, type Instant, plusMilliseconds, type Rejection } from '#kernel';
import type { Simulation, StockCommand } from '#stock/contract';
import { type PlannedChange, plannedChanges, type PlanTotals } from '../domain/index.js';
import { planToken, type Plan } from './plan-token.js';
import type { QueueDesk } from './queue-desk.js';

/** How long a preview can be applied. Whether it still holds is checked at that moment, in any case. */
const PLAN_MILLISECONDS = 15 * 60_000;

export interface SkuPreview {
  readonly location: string;
  readonly sku: string;
  /** Of the SKU's stream. */
  readonly revision: number;
  readonly changes: readonly PlannedChange[];
  readonly totals: PlanTotals;
  readonly rejection: Rejection | null;
  readonly warnings: readonly string[];
}

export interface Preview {
  readonly skus: readonly SkuPreview[];
  /** Null: a supposition, which nobody can apply, or one that would be refused. */
  readonly token: string | null;
  readonly expiresAt: Instant | null;
}

export interface PreviewRequest {
  readonly tenant: string;
  /** Of each SKU: what is supposed to have happened first, then what is to be decided. */
  readonly parts: readonly {
    readonly suppose: readonly StockCommand[];
    readonly decide: StockCommand | null;
  }[];
}

/** Shows what would happen, and makes of it what can be applied: exactly that, or nothing. */
export class QueuePlans {
  constructor(
    private readonly desk: QueueDesk,
    private readonly clock: Clock,
  ) {}

  async preview({ tenant, parts }: PreviewRequest): Promise<Preview> {
    const simulated = [];
    for (const { suppose, decide } of parts) {
      const commands = decide ? [...suppose, decide] : suppose;
      const [first] = commands;
      if (!first) continue;
      const { location, sku } = first;
      const simulation = await this.desk.simulate({ tenant, location, sku, commands });
      simulated.push({ location, sku, suppose, decide, simulation });
    }
    const skus = simulated.map(({ location, sku, simulation }) => skuPreview({ location, sku }, simulation));
    const decided = simulated.flatMap(({ suppose, decide, simulation }) => {
      const step = simulation.steps.at(-1);
      if (!decide || suppose.length > 0 || !step || simulation.rejection) return [];
      return [{ command: { ...decide, expectDigest: step.digest }, revision: simulation.revision }];
    });
    if (decided.length === 0 || decided.length < simulated.length)
      return { skus, token: null, expiresAt: null };
    const plan: Plan = {
      tenant,
      expiresAt: plusMilliseconds(this.clock.now(), PLAN_MILLISECONDS),
      revisions: decided.map(({ revision }) => revision),
      commands: decided.map(({ command }) => command),
    };
    return { skus, token: planToken(plan), expiresAt: plan.expiresAt };
  }

  /** Whether a plan may still be applied by the clock. */
  isExpired({ expiresAt }: Plan): boolean {
    return expiresAt <= this.clock.now();
  }
}

function skuPreview(place: { location: string; sku: string }, simulation: Simulation): SkuPreview {
  const { changes, totals } = plannedChanges(simulation);
  const { revision, rejection } = simulation;
  return { ...place, revision, changes, totals, rejection, warnings: warningsOf(simulation, totals) };
}

function warningsOf({ after }: Simulation, totals: PlanTotals): readonly string[] {
  const warnings: string[] = [];
  const { deadlinesCrossed, losers } = totals;
  if (deadlinesCrossed > 0) warnings.push(`${deadlinesCrossed} backorders would miss their legal deadline`);
  if (losers > 0) warnings.push(`${losers} backorders would lose units, or get them later`);
  const undated = after.entries.filter(({ projectedDate }) => projectedDate === null).length;
  if (undated > 0) warnings.push(`${undated} backorders are covered by no dated supply`);
  return warnings;
}
