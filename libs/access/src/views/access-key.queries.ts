import type { ViewsReader } from '#eventing';
import type { Role } from '../contract/index.js';

export interface AccessKeyRow {
  readonly keyId: string;
  readonly tenant: string;
  readonly name: string;
  readonly role: Role;
  readonly secretHash: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

const COLUMNS = `key_id AS keyId, tenant, name, role, secret_hash AS secretHash, created_at AS createdAt,
  expires_at AS expiresAt, revoked_at AS revokedAt`;

export class AccessKeyQueries {
  constructor(private readonly reader: ViewsReader) {}

  byId(keyId: string): AccessKeyRow | null {
    const sql = `SELECT ${COLUMNS} FROM ${this.reader.table('access_keys')} WHERE key_id = ?`;
    return this.reader.statement<[string], AccessKeyRow>(sql).get(keyId) ?? null;
  }

  list(tenant: string): readonly AccessKeyRow[] {
    const sql = `SELECT ${COLUMNS} FROM ${this.reader.table('access_keys')} WHERE tenant = ? ORDER BY created_at, key_id`;
    return this.reader.statement<[string], AccessKeyRow>(sql).all(tenant);
  }
}
