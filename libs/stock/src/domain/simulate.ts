import type { DecisionContext } from '#eventing';
import { payloadHash } from '#kernel';
import { type Simulation, type StockCommand, type StockEvent } from '#stock/contract';
import { queueOutlook } from './queue-outlook.js';
import { fromSnapshot, toSnapshot } from './sku-snapshot.js';
import type { SkuState } from './sku-state.js';
import { skuDecider } from './sku.decider.js';

/** Rounds that may follow a command; more than any queue that fits into memory needs. */
const ROUNDS_MOST = 10_000;

type Steps = Pick<Simulation, 'steps' | 'gains' | 'rejection'>;

/** Decides commands one after the other on a copy of the state, with all rounds that follow from each. */
export function simulate(
  state: SkuState,
  commands: readonly StockCommand[],
  context: DecisionContext,
): Omit<Simulation, 'revision'> {
  const before = queueOutlook(state, context.now);
  const scratch = fromSnapshot(toSnapshot(state));
  const outcome = play(scratch, commands, context);
  return { before, after: queueOutlook(scratch, context.now), ...outcome };
}

function play(scratch: SkuState, commands: readonly StockCommand[], context: DecisionContext): Steps {
  const steps: Simulation['steps'][number][] = [];
  const gains = new Map<string, number>();
  let nextRevision = context.nextRevision;
  const take = (command: StockCommand) => {
    const decision = skuDecider.decide(command, scratch, { ...context, nextRevision });
    if ('rejected' in decision) return decision;
    for (const event of decision.accepted) {
      skuDecider.evolve(scratch, event, { revision: nextRevision++, at: context.now });
      countGains(gains, event);
    }
    return decision;
  };
  for (const command of commands) {
    const decision = take(command);
    if ('rejected' in decision) return { steps, gains, rejection: decision.rejected };
    steps.push({ events: decision.accepted, digest: payloadHash(decision.accepted) });
    const { location, sku } = command;
    for (let round = 0; scratch.run !== null && round < ROUNDS_MOST; round += 1) {
      take({ type: 'stock.AllocateBackorders', location, sku, requested: false });
    }
  }
  return { steps, gains, rejection: null };
}

function countGains(gains: Map<string, number>, event: StockEvent): void {
  const add = (demandId: string, units: number) => gains.set(demandId, (gains.get(demandId) ?? 0) + units);
  if (event.type === 'stock.BackordersAllocated') {
    for (const { demandId, quantity } of event.data.allocations) add(demandId, quantity);
  }
  if (event.type === 'stock.AllocationsRevoked') {
    for (const { demandId, quantity } of event.data.revocations) add(demandId, -quantity);
  }
}
