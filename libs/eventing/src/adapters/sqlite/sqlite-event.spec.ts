import { describe, expect, it } from '@jest/globals';
import { SqliteEvent } from './sqlite-event.js';

const row = { position: 7, stream: 'a', revision: 3, id: 'id', type: 'test.Happened', data: '{', meta: '{}' };

describe('an event from SQLite', () => {
  it('is not parsed before somebody asks', () => {
    const event = new SqliteEvent(row);
    expect([event.position, event.revision, event.type]).toEqual([7n, 3n, 'test.Happened']);
    expect(() => event.data).toThrow(SyntaxError);
  });

  it('is parsed once', () => {
    const event = new SqliteEvent({ ...row, data: '{"n":1}' });
    expect(event.data).toEqual({ n: 1 });
    expect(event.data).toBe(event.data);
  });
});
