import { parseStreamName, type Projection } from '#eventing';
import { type AccessEvent, accessEvents } from '../contract/index.js';

type DataOf<Type extends AccessEvent['type']> = Extract<AccessEvent, { readonly type: Type }>['data'];

/** API keys by their id, for authentication and `ctl keys list`. */
export const accessKeysProjection: Projection = {
  name: 'access-keys',
  version: 1,
  tables: ['access_keys'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('access_keys')}(
      key_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
      secret_hash TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => {
    const insert = db.prepare(`INSERT INTO ${table('access_keys')} VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`);
    const revoke = db.prepare(`UPDATE ${table('access_keys')} SET revoked_at = ? WHERE key_id = ?`);
    return {
      [accessEvents.KeyCreated.type]: ({ stream, data, meta }) => {
        const { keyId, name, role, secretHash, expiresAt } = data as DataOf<'access.KeyCreated'>;
        const { tenant } = parseStreamName(stream);
        insert.run(keyId, tenant, name, role, secretHash, meta['at'] ?? '', expiresAt);
      },
      [accessEvents.KeyRevoked.type]: ({ data, meta }) => {
        revoke.run(meta['at'] ?? '', (data as DataOf<'access.KeyRevoked'>).keyId);
      },
    };
  },
};
