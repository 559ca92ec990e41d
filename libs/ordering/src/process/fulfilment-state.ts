import type { RankingDetails } from '#backorder/contract';
import type { IssuedCommand, JsonObject } from '#eventing';
import type { LineOutcome } from '#stock/contract';
import type { OrderLine } from '../contract/index.js';

/** What the commands to SKU streams need of an order. No personal data. */
export interface FulfilmentOrder {
  readonly orderRef: string;
  readonly customerRef: string;
  readonly priorityClass: number;
  readonly tags: readonly string[];
  readonly currency: string;
  readonly waitingSince: string;
  /** What else a queue may rank its lines by. Orders of old said nothing. */
  readonly ranking?: RankingDetails & JsonObject;
}

export type FulfilmentLine = Pick<
  OrderLine,
  | 'lineId'
  | 'location'
  | 'sku'
  | 'quantity'
  | 'unitPriceMinor'
  | 'shipPolicy'
  | 'requiredDate'
  | 'reservationId'
>;

export interface FulfilmentState {
  order: FulfilmentOrder | null;
  lines: Record<string, FulfilmentLine>;
  onHold: boolean;
  /** Commands to SKU streams that wait until those under way are answered: batches, in the order of their events. */
  todo: IssuedCommand[][];
  /** The batch that the last input lets go out. */
  issuing: readonly IssuedCommand[];
  /** Commands to SKU streams whose outcome is awaited. */
  pending: number;
  /** Outcomes since the order was last told. */
  collected: LineOutcome[];
  /** Since then: units that were to be taken back and that their SKU had refused before. */
  refusedBefore: { readonly lineId: string; readonly quantity: number }[];
  /** Whether the last input completed a round: the order is told then. */
  roundComplete: boolean;
}

export function initialFulfilment(): FulfilmentState {
  return {
    order: null,
    lines: {},
    onHold: false,
    todo: [],
    issuing: [],
    pending: 0,
    collected: [],
    refusedBefore: [],
    roundComplete: false,
  };
}
