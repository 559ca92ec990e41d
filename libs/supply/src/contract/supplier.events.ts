import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const { code, text } = schemas;

/** `defaultLeadTimeDays`: what is agreed, from placing to receipt; null where nothing is. No date is made from it. */
const supplier = { ref: code, name: text, defaultLeadTimeDays: z.int().min(0).max(3650).nullable() };

/** The stream `supplier-<tenant>~<ref>`. */
export const supplierEvents = {
  SupplierDescribed: defineEvent('supply.SupplierDescribed', z.object(supplier)),
} as const;

export const supplierCommands = { 'supply.DescribeSupplier': z.object(supplier) } as const;

export type SupplierEvent = EventsOf<typeof supplierEvents>;
export type SupplierCommand = { readonly type: 'supply.DescribeSupplier' } & z.infer<
  (typeof supplierCommands)['supply.DescribeSupplier']
>;
