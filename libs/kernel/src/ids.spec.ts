import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deterministicId, randomId } from './ids.js';

describe('deterministicId', () => {
  // Computed by Python's uuid.uuid5 in the product's namespace. These ids are in logs: they must never change.
  it.each([
    [['order-1'], '85f2842d-2ed1-5c23-8a62-343d18dec927'],
    [['c', 0], 'c3df8df5-bcd7-5e69-82bf-432948a6d682'],
    [['Größe 漢字', 7n], 'df3a1b33-4c1c-576b-b662-82d59601e089'],
  ])('is the version 5 UUID of %j', (parts, id) => {
    expect(deterministicId(...parts)).toBe(id);
  });

  it('tells different lists of parts apart, even where a part holds control characters', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 's', '\u001f', '\u001b'), maxLength: 4 });
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const equal = JSON.stringify(one) === JSON.stringify(other);
        expect(deterministicId(...one) === deterministicId(...other)).toBe(equal);
      }),
    );
  });
});

describe('randomId', () => {
  it('differs each time', () => {
    expect(randomId()).not.toBe(randomId());
  });
});
