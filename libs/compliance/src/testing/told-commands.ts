import { type CommandMeta, CommandRegistry } from '#eventing';
import { deterministicId, type Json } from '#kernel';
import type { OrderSummary } from '#ordering/contract';
import type { DelayPolicy } from '../contract/index.js';
import type { Policies } from '../application/policies.js';
import type { Orders } from '../application/ports.js';

export const NOW = '2026-07-10T15:00:00.000Z';
export const ORDER_ID = deterministicId('an order');
export const LAMP = deterministicId('lamp');
export const VASE = deterministicId('vase');

export const meta: CommandMeta = {
  ...{ commandId: deterministicId('a command'), correlationId: 'c-1', causationId: 'c-0' },
  ...{ actor: 'process:test', tenant: 'main' },
};

interface Told {
  readonly name: string;
  readonly payload: Readonly<Record<string, Json>>;
  readonly commandId: string;
}

/** A registry in which the commands named only leave a note. */
export class ToldCommands {
  readonly registry = new CommandRegistry();
  readonly told: Told[] = [];

  constructor(...names: readonly string[]) {
    for (const name of names) {
      this.registry.register(name, (payload, { commandId }) => {
        this.told.push({ name, payload, commandId });
        return Promise.resolve({ ok: null });
      });
    }
  }

  get payloads(): readonly Told['payload'][] {
    return this.told.map(({ payload }) => payload);
  }
}

export const policy: DelayPolicy = {
  seller: { name: 'Lamps & Co', replyAddress: 'orders@lamps.example', phone: null },
  ...{ language: 'en', options: 'SEND', marginDays: 0, undatedReason: null },
  ...{ messages: ['BACKORDER_CONFIRMED', 'GOODS_ARRIVED', 'SHIPPED', 'RULE_CANCELLED', 'REFUND_SENT'] },
  goodwill: [],
};

export function policies(set: DelayPolicy | null): Policies {
  const of = () => Promise.resolve({ policy: set, version: 3 });
  return { of } as Partial<Policies> as Policies;
}

type Line = OrderSummary['lines'][number];

function line(lineNo: number, lineId: string, sku: string, more: Partial<Line> = {}): Line {
  return {
    ...{
      lineId,
      lineNo,
      location: 'main',
      sku,
      ordered: 3,
      open: 3,
      allocated: 0,
      state: 'SHIP_CLOCK_RUNNING',
    },
    ...{ promisedBy: '2026-07-31', silence: null, consentDueBy: null, boundaryAt: null, ...more },
  };
}

export function summary(more: Partial<OrderSummary> = {}): OrderSummary {
  return {
    ...{ orderId: ORDER_ID, ref: 'A-1', placedAt: '2026-07-01T02:00:00.000Z', timeZone: 'America/New_York' },
    ...{ currency: 'USD', underMitor: true, refunds: [], ...more },
    lines: more.lines ?? [line(1, LAMP, 'LAMP'), line(2, VASE, 'VASE', { open: 0 })],
  };
}

export function orders(known: OrderSummary | null, preview?: Orders['preview']): Orders {
  return {
    summary: () => Promise.resolve(known),
    preview: preview ?? (() => Promise.resolve({ lines: [] })),
  };
}
