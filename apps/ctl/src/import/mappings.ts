import { genericOrdersMapping } from './generic-orders.mapping.js';
import type { ImportMapping } from './import-mapping.js';
import { northwindOrdersMapping } from './northwind-orders.mapping.js';
import { onlineRetailMapping } from './online-retail.mapping.js';
import {
  genericProductsMapping,
  genericStockMapping,
  northwindProductsMapping,
  northwindStockMapping,
} from './stock.mappings.js';

export const mappings: readonly ImportMapping[] = [
  northwindOrdersMapping,
  onlineRetailMapping,
  genericOrdersMapping,
  northwindProductsMapping,
  genericProductsMapping,
  northwindStockMapping,
  genericStockMapping,
];

export function findMapping(kind: ImportMapping['kind'], name: string): ImportMapping {
  const ofKind = mappings.filter((mapping) => mapping.kind === kind);
  const found = ofKind.find((mapping) => mapping.name === name);
  if (found) return found;
  throw new Error(
    `no mapping "${name}" for ${kind}; there are: ${ofKind.map((known) => known.name).join(', ')}`,
  );
}
