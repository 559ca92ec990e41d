import type { PriorityPolicy } from '#backorder/contract';
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { DEFAULT_POLICY } from '../domain/index.js';
import type { QueueId } from './queue-blocks.js';

const PARSED = 100;

/** The policy in force in each queue, as the log's last word on it. */
export class QueuePolicies {
  private readonly read: Statement<QueueId, string>;
  private readonly write: Statement<[...QueueId, string, number | null]>;
  /** By their text: what a text means does not change, whatever becomes of the page that brought it. */
  private readonly parsed = new LRUCache<string, PriorityPolicy>({ max: PARSED });

  constructor(db: Database, table: (name: string) => string) {
    const policies = table('queue_policies');
    this.read = db
      .prepare<QueueId, string>(
        `SELECT policy FROM ${policies} WHERE tenant = ? AND location = ? AND sku = ?`,
      )
      .pluck();
    this.write = db.prepare(`INSERT OR REPLACE INTO ${policies} VALUES (?, ?, ?, ?, ?)`);
  }

  of(queue: QueueId): PriorityPolicy {
    const text = this.read.get(...queue);
    if (text === undefined) return DEFAULT_POLICY;
    let policy = this.parsed.get(text);
    if (!policy) {
      policy = JSON.parse(text) as PriorityPolicy;
      this.parsed.set(text, policy);
    }
    return policy;
  }

  set(queue: QueueId, policy: PriorityPolicy): void {
    this.write.run(...queue, JSON.stringify(policy), policy.guardDays);
  }
}
