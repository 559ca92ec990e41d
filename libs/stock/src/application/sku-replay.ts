import type { PriorityPolicy } from '#backorder/contract';
import { META, type ProjectedEvent } from '#eventing';
import type { StockCommand, StockEvent } from '../contract/index.js';
import { skuDecider, type SkuState } from '../domain/index.js';
import { claimedBy, decidedAnew, type ReplayMode, replayStep } from './replay-commands.js';

type Recorded = ProjectedEvent & StockEvent;

/** Rounds that may follow one command; more than any queue that fits into memory needs. */
const ROUNDS_MOST = 10_000;

/** Hears of everything that a replay decides, or takes as it was. */
export type ReplayListener = (event: StockEvent, at: string) => void;

/**
 * The recorded history of one SKU, decided anew on a scratch state. Before the period everything is taken as it was;
 * in it, the queue is served under the policy given, or, without one, as it was then.
 */
export class SkuReplay {
  private readonly state: SkuState = skuDecider.initialState();
  private readonly mode: ReplayMode;
  private begun = false;
  private claimed: string | null = null;

  constructor(
    private readonly from: string,
    private readonly policy: PriorityPolicy | null,
    private readonly listener: ReplayListener,
  ) {
    this.mode = policy ? 'OTHER_POLICY' : 'AS_RECORDED';
  }

  /** The next event of the SKU's stream. */
  take(event: ProjectedEvent): void {
    const recorded = event as Recorded;
    const at = event.meta[META.at] ?? '';
    const revision = Number(event.revision);
    if (at < this.from) {
      skuDecider.evolve(this.state, recorded, { revision, at });
      return;
    }
    if (!this.begun) this.begin(recorded, revision, at);
    const anew = decidedAnew(recorded, this.state);
    const step = anew
      ? { decide: anew }
      : replayStep(recorded, this.state, { mode: this.mode, claimed: this.claimed });
    if (step && 'decide' in step) this.decide(step.decide, revision, at);
    if (step && 'take' in step && !endsClaim(recorded)) this.apply(step.take, revision, at);
    this.claimed = claimedBy(recorded);
  }

  private begin({ data }: Recorded, revision: number, at: string): void {
    this.begun = true;
    const { location, sku } = data;
    if (this.policy) {
      this.decide({ type: 'stock.ApplyPriorityPolicy', location, sku, policy: this.policy }, revision, at);
    }
  }

  /** What is refused under the other policy did not happen there: nothing could be taken from what is not there. */
  private decide(command: StockCommand, revision: number, at: string): void {
    const context = { now: at, tenant: '', commandId: 'replay', nextRevision: revision };
    const decision = skuDecider.decide(command, this.state, context);
    if ('rejected' in decision) return;
    for (const event of decision.accepted) this.apply(event, revision, at);
    const { location, sku } = command;
    const round: StockCommand = { type: 'stock.AllocateBackorders', location, sku, requested: false };
    for (let rounds = 0; this.state.run !== null && rounds < ROUNDS_MOST; rounds += 1) {
      const next = skuDecider.decide(round, this.state, context);
      if ('rejected' in next || next.accepted.length === 0) return;
      for (const event of next.accepted) this.apply(event, revision, at);
    }
  }

  private apply(event: StockEvent, revision: number, at: string): void {
    skuDecider.evolve(this.state, event, { revision, at });
    this.listener(event, at);
  }
}

/** The sourcing that follows ends the reservation itself. */
function endsClaim(event: Recorded): boolean {
  return claimedBy(event) !== null;
}
