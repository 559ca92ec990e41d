import { isProcess, META } from '../model/metadata.js';
import { parseStreamName } from '../model/stream-name.js';
import { processEvents } from '../process/process-events.js';
import type { Projection } from './projection.js';
import type { ViewsReader } from './views-reader.js';

/**
 * Where each command from outside was first decided. A stream knows its own commands for some days only, and nothing of
 * other streams: here a key that is used again for something else is noticed. Commands of processes have ids of their
 * own making and are left out.
 */
export const commandIndexProjection: Projection = {
  name: 'command-index',
  version: 1,
  tables: ['commands'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('commands')}(
      tenant TEXT NOT NULL, command_id TEXT NOT NULL, hash TEXT NOT NULL, stream TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (tenant, command_id)
    ) STRICT, WITHOUT ROWID;`,
  handlers: (db, table) => {
    const insert = db.prepare(
      `INSERT INTO ${table('commands')} VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    return {
      '*': ({ stream, position, meta }) => {
        const commandId = meta[META.commandId];
        if (commandId === undefined || isInternal(meta[META.actor] ?? '')) return;
        const { tenant } = parseStreamName(stream);
        insert.run(tenant, commandId, meta[META.commandHash] ?? '', stream, position);
      },
      // Half of the log: not worth a look at its metadata.
      [processEvents.StepTaken.type]: () => undefined,
    };
  },
};

function isInternal(actor: string): boolean {
  return isProcess(actor) || actor.startsWith('system:');
}

/** The first use of a command's id. `position` is that of its first event. */
export interface CommandUse {
  readonly hash: string;
  readonly stream: string;
  readonly position: bigint;
}

export class CommandIndex {
  constructor(private readonly reader: ViewsReader) {}

  firstUse(tenant: string, commandId: string): CommandUse | null {
    const sql = `SELECT hash, stream, position FROM ${this.reader.table('commands')} WHERE tenant = ? AND command_id = ?`;
    return (
      this.reader.statement<[string, string], CommandUse>(sql).safeIntegers().get(tenant, commandId) ?? null
    );
  }
}
