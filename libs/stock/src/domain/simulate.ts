import type { DecisionContext } from '#eventing';
import { payloadHash } from '#kernel';
import { type Simulation, type StockCommand, type StockEvent } from '#stock/contract';
import { queueOutlook } from './queue-outlook.js';
import { restoring, type SkuSnapshot } from './sku-snapshot.js';
import type { SkuState } from './sku-state.js';
import { skuDecider } from './sku.decider.js';

/** Rounds that may follow a command; more than any queue that fits into memory needs. */
const ROUNDS_MOST = 10_000;

type Outcome = Omit<Simulation, 'revision'>;

/**
 * Decides commands one after the other on a copy of a state, with all rounds that follow from each. In parts, so that
 * whoever runs it can let others have their turn in between: each takes as long as one look at the whole queue.
 */
export function* simulation(
  copy: SkuSnapshot,
  commands: readonly StockCommand[],
  context: DecisionContext,
): Generator<void, Outcome> {
  const scratch = yield* restoring(copy);
  yield;
  const before = queueOutlook(scratch, context.now);
  yield;
  const outcome = yield* play(scratch, commands, context);
  return { before, after: queueOutlook(scratch, context.now), ...outcome };
}

function* play(
  scratch: SkuState,
  commands: readonly StockCommand[],
  context: DecisionContext,
): Generator<void, Pick<Simulation, 'steps' | 'gains' | 'rejection'>> {
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
    yield;
    if ('rejected' in decision) return { steps, gains, rejection: decision.rejected };
    steps.push({ events: decision.accepted, digest: payloadHash(decision.accepted) });
    const { location, sku } = command;
    for (let round = 0; scratch.run !== null && round < ROUNDS_MOST; round += 1) {
      take({ type: 'stock.AllocateBackorders', location, sku, requested: false });
      yield;
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
