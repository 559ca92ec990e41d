import type { PriorityPolicy, RankingDetails } from '#backorder/contract';
import type { LocalDate, Rejection } from '#kernel';
import type { StockCommand } from './stock.commands.js';
import type { StockEvent } from './stock.events.js';

type StockEventData<Type extends StockEvent['type']> = Extract<StockEvent, { readonly type: Type }>['data'];

/** A demand that waits, as it stands in its queue. Quantities in units. */
export interface QueueOutlookEntry {
  readonly orderId: string;
  readonly lineId: string;
  readonly demandId: string;
  /** 1 is next. */
  readonly rank: number;
  readonly quantityAhead: number;
  readonly waiting: number;
  readonly allocated: number;
  readonly held: boolean;
  readonly pinned: boolean;
  /** All-or-nothing. */
  readonly whole: boolean;
  readonly priorityClass: number;
  /** When dated supply, in the order in which it comes, covers it; null: never made up. */
  readonly projectedDate: LocalDate | null;
  readonly promisedDate: RankingDetails['promisedDate'];
  readonly legalDeadline: RankingDetails['legalDeadline'];
}

/** A queue from its head. */
export interface QueueOutlook {
  readonly available: number;
  readonly mode: StockEventData<'stock.BackorderPolicySet'>['mode'];
  readonly policy: PriorityPolicy;
  /** Before that day nobody is served; null: there is no such day. */
  readonly releaseDate: LocalDate | null;
  readonly entries: readonly QueueOutlookEntry[];
}

/** What commands on a SKU would come to, decided as they would be, and stored nowhere. */
export interface Simulation {
  /** Of the SKU's stream, that it starts from; -1: nothing is known of the SKU. */
  readonly revision: number;
  readonly before: QueueOutlook;
  readonly after: QueueOutlook;
  /** What each command would append by itself, without the rounds that follow, and the hash of it. */
  readonly steps: readonly { readonly events: readonly StockEvent[]; readonly digest: string }[];
  /** Units that each demand would get, less those it would lose, over all. */
  readonly gains: ReadonlyMap<string, number>;
  /** The first command that would be refused; those after it were not tried. */
  readonly rejection: Rejection | null;
}

export interface Supposition {
  readonly tenant: string;
  readonly location: string;
  readonly sku: string;
  readonly commands: readonly StockCommand[];
}
