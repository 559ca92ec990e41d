import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, payloadHash } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts the keys of every object by code unit and keeps the order of arrays', () => {
    expect(canonicalJson({ b: [{ z: 1, a: 2 }, 3], B: null, ä: true, a: 'x' })).toBe(
      '{"B":null,"a":"x","b":[{"a":2,"z":1},3],"ä":true}',
    );
  });

  it('leaves out undefined members, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('writes what serialises itself as it wants to be written', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('keeps members that are called like the prototype', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
  });

  it('keeps every value, whatever the order in which its keys were set', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text);
      }),
    );
  });
});

describe('payloadHash', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    expect(payloadHash({ b: { d: null, c: [1, 2] }, a: 1 })).toBe(
      '6146dd4938e3bf91d7c43fbcd7072936d0fc295ac5f55e80da21fad03fa23831',
    );
  });
});

/** The same value with its keys in the opposite order. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
