import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { JsonObject, RecordedEvent } from '../model/event.js';
import { isUnknownEvent } from './decoded-event.js';
import { defineEvent } from './event-definition.js';
import { EventCodec } from './event-codec.js';
import { EventRegistry } from './event-registry.js';

const added = defineEvent('test.Added', z.object({ units: z.int().positive(), note: z.string() }), {
  schemaVersion: 3,
  upcasters: {
    1: ({ value = 0 }) => ({ amount: value }),
    2: ({ amount = 0 }) => ({ units: amount, note: '' }),
  },
});
const taken = defineEvent('test.Taken', z.object({ person: z.object({ email: z.email() }) }));
const codec = new EventCodec(new EventRegistry([added, taken]));

function recorded(type: string, schema: string, data: JsonObject): RecordedEvent {
  return { stream: 's-main', revision: 4n, position: 90n, id: 'e', type, data, meta: { schema } };
}

describe('EventRegistry', () => {
  it('refuses a type that is defined twice', () => {
    expect(() => new EventRegistry([taken, defineEvent('test.Taken', z.object({}))])).toThrow(
      'event test.Taken is defined twice',
    );
  });

  it('refuses a version to which no chain of upcasters leads', () => {
    const gap = defineEvent('test.Gap', z.object({}), { schemaVersion: 3, upcasters: { 2: (data) => data } });
    expect(() => new EventRegistry([gap])).toThrow(
      'event test.Gap is at version 3, but has upcasters from [2]',
    );
  });
});

describe('EventCodec.encode', () => {
  it('stamps the current schema version and leaves out what the schema does not name', () => {
    const event = { type: 'test.Added', data: { units: 2, note: 'x', extra: true } };
    expect(codec.encode(event, 'id', { at: 'now' })).toEqual({
      id: 'id',
      type: 'test.Added',
      data: { units: 2, note: 'x' },
      meta: { at: 'now', schema: '3' },
    });
  });

  it('throws for invalid data, with type and path, never the value', () => {
    const secret = 'not-an-address';
    const encode = () => codec.encode({ type: 'test.Taken', data: { person: { email: secret } } }, 'id', {});
    expect(encode).toThrow('test.Taken is invalid at person.email (invalid_format)');
    expect(encode).not.toThrow(secret);
  });

  it('throws for an event that nobody defined', () => {
    expect(() => codec.encode({ type: 'test.Gone', data: {} }, 'id', {})).toThrow(
      'no event test.Gone is defined',
    );
  });
});

describe('EventCodec.decode', () => {
  it('hands over an event of the current version as it is', () => {
    const event = recorded('test.Added', '3', { units: 2, note: 'x' });
    expect(codec.decode(event)).toBe(event);
  });

  it.each([
    ['1', { value: 7 }],
    ['2', { amount: 7 }],
  ])('brings data of version %s to the current one', (schema, data) => {
    const {
      stream,
      revision,
      position,
      id,
      type,
      meta,
      data: now,
    } = codec.decode(recorded('test.Added', schema, data));
    expect(now).toEqual({ units: 7, note: '' });
    expect({ stream, revision, position, id, type, meta }).toEqual({
      stream: 's-main',
      revision: 4n,
      position: 90n,
      id: 'e',
      type: 'test.Added',
      meta: { schema },
    });
  });

  it('parses the data of an event only when somebody asks for it', () => {
    const unread = (type: string) =>
      Object.defineProperty(recorded(type, '1', {}), 'data', {
        get() {
          throw new Error('was read');
        },
      });
    expect(codec.decode(unread('test.Added')).id).toBe('e');
    expect(codec.decode(unread('test.Unheard')).id).toBe('e');
    expect(() => codec.decode(unread('test.Added')).data).toThrow('was read');
  });

  it.each(['4', '0', '1.5', 'x', undefined])('refuses version %s, which it does not know', (schema) => {
    const event = { ...recorded('test.Added', '', {}), meta: schema === undefined ? {} : { schema } };
    expect(() => codec.decode(event)).toThrow(`test.Added has version ${schema}, unknown to this program`);
  });

  it('marks an event of a type that nobody defined', () => {
    const unknown = codec.decode(recorded('test.Unheard', '1', { a: 1 }));
    expect([isUnknownEvent(unknown), unknown.type, unknown.data]).toEqual([true, 'test.Unheard', { a: 1 }]);
    expect(isUnknownEvent(codec.decode(recorded('test.Added', '1', {})))).toBe(false);
  });
});

describe('EventCodec.decodeStrictly', () => {
  it('validates what the upcasters made', () => {
    expect(codec.decodeStrictly(recorded('test.Added', '1', { value: 7 })).data).toEqual({
      units: 7,
      note: '',
    });
    expect(() => codec.decodeStrictly(recorded('test.Added', '1', { value: -7 }))).toThrow(
      'test.Added is invalid at units (too_small)',
    );
  });
});

describe('EventCodec.toDomain', () => {
  it('fails on an event that nobody defined: skipping it would give a wrong state', () => {
    expect(() => codec.toDomain(recorded('test.Unheard', '1', {}))).toThrow(
      'test.Unheard is unknown to this program',
    );
  });
});
