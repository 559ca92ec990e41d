import { describeGoldenEvents } from '#eventing-testing';
import { purchaseOrderEvents, type SupplierEvent, supplierEvents } from '#supply/contract';
import { fileURLToPath } from 'node:url';
import { purchaseStory } from '../testing/purchase-orders.js';

const described: SupplierEvent = {
  type: 'supply.SupplierDescribed',
  data: { ref: 'ACME', name: 'Acme Ltd', defaultLeadTimeDays: 21 },
};

describeGoldenEvents(
  { ...purchaseOrderEvents, ...supplierEvents },
  fileURLToPath(new URL('../contract/golden', import.meta.url)),
  Object.fromEntries([...purchaseStory(), described].map(({ type, data }) => [type, data])),
);
