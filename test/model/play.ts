import { processes } from './processes.js';
import type { Execution } from '#eventing';
import type { OrderingCommand } from '#ordering/contract';
import type { StockCommand } from '#stock/contract';
import { expect } from '@jest/globals';
import { type Action, DISTURBANCES } from './any-script.js';
import { changing, placing, stocking } from './commands.js';
import { Ledgers } from './ledgers.js';
import { World } from './world.js';

interface Asked {
  readonly name: string;
  readonly command: OrderingCommand | StockCommand;
}

/** More than any script leaves timers for: those that are set anew for ever would never let it rest. */
const MOST_MOMENTS = 200;

/** Plays a script on a world, watching every event, and lets it come to rest. */
export class Play {
  readonly world = new World();
  readonly ledgers = new Ledgers();
  private readonly accepted: Asked[] = [];
  private readonly placed: string[] = [];

  async play(script: readonly Action[], { disturbed = true } = {}): Promise<void> {
    for (const [index, action] of script.entries()) {
      const disturbs = DISTURBANCES.includes(action.do);
      if (disturbs && !disturbed) continue;
      const before = this.world.log.length;
      await this.take(action, `${index}`);
      await this.watch();
      if (disturbs) expect(this.world.log.slice(before)).toEqual([]);
    }
    await this.rest();
  }

  /** Everything that is under way is finished, and each timer comes due in its turn. */
  async rest(): Promise<void> {
    await this.settle();
    for (let moments = 0; ; moments++) {
      const [next] = (await this.world.outbox.timers()).map(({ dueAt }) => dueAt).sort();
      if (next === undefined) return;
      expect(moments).toBeLessThan(MOST_MOMENTS);
      this.world.clock.advanceTo(next);
      await this.settle();
    }
  }

  private async settle(): Promise<void> {
    for (;;) {
      let moved = false;
      for (let process = 0; process < processes.length; process++) {
        if ((await this.world.deliveries.next(process, 1000)) > 0) moved = true;
        await this.watch();
      }
      while (await this.world.outbox.fire(0)) moved = true;
      while (await this.world.outbox.execute(0)) moved = true;
      await this.watch();
      if (!moved) return;
    }
  }

  private async watch(): Promise<void> {
    for (const event of await this.world.news()) this.ledgers.apply(event);
  }

  private async take(action: Action, name: string): Promise<void> {
    const { world } = this;
    switch (action.do) {
      case 'place': {
        const command = placing(action, this.placed.length);
        this.placed.push((command as { orderId: string }).orderId);
        return this.ask({ name, command });
      }
      case 'cancel-line':
      case 'change':
      case 'cancel':
      case 'hold':
      case 'release':
      case 'ship':
      case 'return': {
        const orderId = this.placed[action.order % Math.max(1, this.placed.length)];
        const state = orderId === undefined ? undefined : this.ledgers.orders.get(orderId);
        const command = orderId && state ? changing(action, orderId, state) : null;
        return command ? this.ask({ name, command }) : undefined;
      }
      case 'feed':
        return void (await world.deliveries.next(action.process, action.count));
      case 'hot':
        return world.deliveries.hot(action.process, action.pick);
      case 'execute':
        return void (await world.outbox.execute(action.pick));
      case 'fire':
        return void (await world.outbox.fire(action.pick));
      case 'wait':
        return world.clock.advanceBy(action.minutes * 60_000);
      case 'settle':
        return this.settle();
      case 'deliver-again':
        return world.deliveries.again(action.process, action.pick);
      case 'execute-again':
        return world.outbox.executeAgain(action.pick);
      case 'ask-again': {
        const asked = this.accepted[action.pick % Math.max(1, this.accepted.length)];
        if (asked) expect(await this.execute(asked)).toMatchObject({ outcome: 'accepted', repeated: true });
        return;
      }
      case 'restart':
        return world.restart();
      default:
        return this.ask({ name, command: stocking(action, world.clock.now()) });
    }
  }

  private async ask(asked: Asked): Promise<void> {
    const execution = await this.execute(asked);
    if (execution.outcome === 'accepted' && execution.events.length > 0) this.accepted.push(asked);
  }

  private execute({ name, command }: Asked): Promise<Execution> {
    return command.type.startsWith('stock.')
      ? this.world.stock(command as StockCommand, name)
      : this.world.order(command as OrderingCommand, name);
  }
}
