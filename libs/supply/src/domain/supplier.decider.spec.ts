import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { type SupplierEvent, supplierEvents } from '#supply/contract';
import { describe, it } from '@jest/globals';
import { supplierDecider } from './supplier.decider.js';

const { given } = deciderSpec(supplierDecider, {
  registry: new EventRegistry(Object.values(supplierEvents)),
});
const facts = { ref: 'ACME', name: 'Acme Ltd', defaultLeadTimeDays: 21 };
const described: SupplierEvent = { type: 'supply.SupplierDescribed', data: facts };

describe('DescribeSupplier', () => {
  it('records what is known', () =>
    given()
      .when({ type: 'supply.DescribeSupplier', ...facts })
      .then(described));

  it('again with the same facts does nothing, with others they hold', () => {
    given(described)
      .when({ type: 'supply.DescribeSupplier', ...facts })
      .thenNothing();
    given(described)
      .when({ type: 'supply.DescribeSupplier', ...facts, defaultLeadTimeDays: null })
      .then({ ...described, data: { ...facts, defaultLeadTimeDays: null } });
  });
});
