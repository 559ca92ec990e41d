import { describe, expect, it } from '@jest/globals';
import { parseValue as literal } from 'graphql';
import { AmountMinor, DateTime, LocalDate, Position, Revision } from './scalars.js';

describe('DateTime', () => {
  it.each([
    ['2026-01-05T15:00:00Z', '2026-01-05T15:00:00.000Z'],
    ['2026-01-05T15:00:00.5Z', '2026-01-05T15:00:00.500Z'],
    ['2026-01-05T15:00:00.123456789Z', '2026-01-05T15:00:00.123Z'],
    ['2026-01-05T15:00:00+02:00', '2026-01-05T13:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('takes %s as %s', (text, instant) => {
    expect(DateTime.parseValue(text)).toBe(instant);
    expect(DateTime.parseLiteral(literal(JSON.stringify(text)))).toBe(instant);
  });

  it.each([
    '2026-01-05',
    '2026-01-05T15:00:00',
    '2026-02-30T15:00:00Z',
    '2026-01-05T25:00:00Z',
    '5 Jan 2026',
    '',
    1767625200000,
    null,
  ])('refuses %p', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow(
      'DateTime must be an instant in UTC: 2026-01-05T15:00:00.000Z',
    );
  });
});

describe('LocalDate', () => {
  it('takes days that exist', () => {
    expect(['2026-01-05', '2024-02-29'].map((day) => LocalDate.parseValue(day))).toEqual([
      '2026-01-05',
      '2024-02-29',
    ]);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-5', '2026-01-05T00:00:00Z', 20260105])(
    'refuses %p',
    (value) => {
      expect(() => LocalDate.parseValue(value)).toThrow('LocalDate must be a calendar day: 2026-01-05');
    },
  );
});

describe.each([Position, Revision])('%p', (scalar) => {
  it('is decimal text as long as the store can hold it', () => {
    expect(scalar.parseValue('0')).toBe('0');
    expect(scalar.parseValue(String(2n ** 63n - 1n))).toBe('9223372036854775807');
    expect(scalar.serialize(12n)).toBe('12');
  });

  it.each(['-1', '1.5', '', '0x10', String(2n ** 63n), 7])('refuses %p', (value) => {
    expect(() => scalar.parseValue(value)).toThrow(`${scalar.name} must be`);
  });
});

describe('AmountMinor', () => {
  it('is a whole number, negative too, that is exact in every language', () => {
    expect(['0', '-1250', '9007199254740991'].map((text) => AmountMinor.parseValue(text))).toEqual([
      '0',
      '-1250',
      '9007199254740991',
    ]);
  });

  it.each(['12.50', '9007199254740992', '1e3', ' 1', 1250])('refuses %p', (value) => {
    expect(() => AmountMinor.parseValue(value)).toThrow('AmountMinor must be an amount in minor units');
  });
});
