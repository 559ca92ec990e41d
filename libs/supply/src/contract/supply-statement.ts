import { schemas } from '#kernel';
import { z } from 'zod';

const { quantity, quantityOrZero, uuid, localDate, code } = schemas;

/** `shipmentRef` null: the part of a line that no shipment was announced for. */
const supply = { supplyId: uuid, lineNo: z.int().positive(), sku: code, shipmentRef: code.nullable() };

/**
 * What a decision on a purchase order means for the expected supply of a SKU. Absolute where it can be: a supply has
 * one quantity for life (another quantity is another supply), so that only its date moves, and it ends once.
 */
export const supplyStatement = z.discriminatedUnion('change', [
  z.object({ change: z.literal('EXPECTED'), ...supply, quantity, dueDate: localDate.nullable() }),
  /** Also tells that a shipment took the supply over: `shipmentRef` is the one it has from now on. */
  z.object({ change: z.literal('RESCHEDULED'), ...supply, dueDate: localDate.nullable() }),
  z.object({ change: z.literal('CANCELLED'), ...supply }),
  /** `close`: nothing more comes of it. */
  z.object({
    change: z.literal('RECEIVED'),
    ...supply,
    accepted: quantityOrZero,
    rejected: quantityOrZero,
    close: z.boolean(),
  }),
]);
export type SupplyStatement = z.infer<typeof supplyStatement>;
export type StatementOf<Change extends SupplyStatement['change']> = Extract<
  SupplyStatement,
  { readonly change: Change }
>;
