import type { Projection, ProjectedEvent } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import { projectionSpec } from './projection-spec.js';

function lastSeen(index: string): Projection {
  let calls = 0;
  return {
    name: 'last-seen',
    version: 1,
    tables: ['seen'],
    schema: (table) => `
      CREATE TABLE IF NOT EXISTS ${table('seen')}(who TEXT PRIMARY KEY, at INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS ${table('seen')}_by_at ON ${table('seen')}(at);`,
    handlers(db, table) {
      const put = db.prepare(`INSERT OR REPLACE INTO ${table('seen')} VALUES (?, ?)`);
      return {
        'test.Seen': ({ data }: ProjectedEvent<{ who: string; at: number }>) =>
          void put.run(data.who, index === 'pure' ? data.at : ++calls),
      };
    },
  };
}

const seen = (who: string, at: number) => ({ type: 'test.Seen', data: { who, at } });

describe('projectionSpec', () => {
  it('accepts a projection whose rows depend on the events alone', async () => {
    await projectionSpec(lastSeen('pure'))
      .given([seen('a', 1), seen('b', 2), seen('a', 3)])
      .thenRows('seen', [
        { who: 'a', at: 3 },
        { who: 'b', at: 2 },
      ]);
  });

  it('refuses a projection that remembers something outside its tables', async () => {
    const impure = projectionSpec(lastSeen('impure')).given([seen('a', 1)]);
    await expect(impure.thenRows('seen', [{ who: 'a', at: 1 }])).rejects.toThrow();
  });
});
