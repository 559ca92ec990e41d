import type { orderingCommands } from '#ordering/contract';
import type { stockCommands } from '#stock/contract';
import type { z } from 'zod';
import type { SourceRow } from './row-source.js';

export type OrderPayload = Omit<z.infer<(typeof orderingCommands)['ordering.PlaceOrder']>, 'orderId'>;
export type OrderLinePayload = OrderPayload['lines'][number];
export type StockCommandPayload = {
  [Name in 'stock.DescribeItem' | 'stock.ReceiveStock' | 'stock.ExpectSupply' | 'stock.SetBackorderPolicy']: {
    readonly type: Name;
  } & z.infer<(typeof stockCommands)[Name]>;
}['stock.DescribeItem' | 'stock.ReceiveStock' | 'stock.ExpectSupply' | 'stock.SetBackorderPolicy'];

/** What a row became, before anything is sent. `skip`: understood, and rightly not taken. */
export type RowVerdict = { readonly refused: string } | { readonly skipped: string };

/** One piece of work made of one or several rows, with the rows that went into it. */
export type ImportItem =
  | { readonly kind: 'order'; readonly rows: readonly number[]; readonly order: OrderPayload }
  | {
      readonly kind: 'stock';
      readonly rows: readonly number[];
      /** Makes a second import of the same file a repeat: stable for the row. */
      readonly key: string;
      readonly commands: readonly StockCommandPayload[];
    };

export type MappedRow =
  ImportItem | { readonly kind: 'verdict'; readonly row: number; readonly verdict: RowVerdict };

/** Turns the rows of one kind of file into work. Rows of one order stand together; the mapping says how it knows. */
export interface ImportMapping {
  readonly name: string;
  readonly kind: 'orders' | 'stock' | 'products';
  /** One or two lines for `--help`. */
  readonly about: string;
  map(rows: AsyncIterable<SourceRow>, context: MappingContext): AsyncIterable<MappedRow>;
}

export interface MappingContext {
  /** The imported file: mappings with side tables find them beside it. */
  readonly file: string;
  readonly location: string;
}
