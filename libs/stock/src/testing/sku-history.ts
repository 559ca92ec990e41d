import type { Rejection } from '#kernel';
import type { StockCommand, StockEvent } from '#stock/contract';
import { allocate } from './sku-commands.js';
import { skuDecider } from '../domain/sku.decider.js';

const NOW = '2026-01-05T15:00:00.000Z';

/** A SKU stream in memory: decides, and applies what was decided. */
export class SkuHistory {
  readonly events: StockEvent[] = [];
  state = skuDecider.initialState();

  constructor(private readonly onEvent: (event: StockEvent) => void = () => undefined) {}

  /** The events of a command; rejected ones give none. */
  try(command: StockCommand): { readonly events: readonly StockEvent[]; readonly rejected?: Rejection } {
    const decision = this.decide(command);
    if ('rejected' in decision) return { events: [], rejected: decision.rejected };
    this.apply(...decision.accepted);
    return { events: decision.accepted };
  }

  /** A command, and the rounds that the allocation run then asks for. */
  carryOut(command: StockCommand): ReturnType<SkuHistory['try']> {
    const { events, ...rest } = this.try(command);
    const all = [...events];
    while (this.state.run !== null) all.push(...this.try(allocate(false)).events);
    return { events: all, ...rest };
  }

  decide(command: StockCommand, now = NOW) {
    return skuDecider.decide(command, this.state, {
      now,
      commandId: 'command',
      tenant: 'main',
      nextRevision: this.events.length,
    });
  }

  apply(...events: readonly StockEvent[]): void {
    for (const event of events) {
      skuDecider.evolve(this.state, event, { revision: this.events.length, at: NOW });
      this.events.push(event);
      this.onEvent(event);
    }
  }
}
