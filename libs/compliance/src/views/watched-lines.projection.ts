import { parseStreamName, type EventOf, type ProjectedEvent, type Projection } from '#eventing';
import { delayEvents, orderingEvents } from '#ordering/contract';

type Data<Definition> = ProjectedEvent<EventOf<Definition & { readonly type: string }>['data']>;
const { OrderPlaced, LineSubstituted } = orderingEvents;
const { ObligationsAssessed, DelayDiscovered } = delayEvents;

/** States in which a period runs that a delay could overrun. */
const RUNNING = new Set([
  'SHIP_CLOCK_RUNNING',
  'OPTION_SHORT_OPEN',
  'OPTION_LONG_OPEN',
  'OPTION_INDEFINITE_OPEN',
  'DELAY_CONSENTED_DEFINITE',
  'RENEWED_OPTION_OPEN',
]);

/** Lines under 16 CFR 435 whose goods are owed by a date, and what is on record of their delay. */
export const watchedLinesProjection: Projection = {
  name: 'watched_lines',
  version: 2,
  tables: ['watched_lines'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('watched_lines')}(
      line_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, order_id TEXT NOT NULL, location TEXT NOT NULL,
      sku TEXT NOT NULL, running INTEGER NOT NULL, promised_by TEXT, boundary_at TEXT,
      known_by TEXT, known_date TEXT, known_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('watched_lines')}_sku
      ON ${table('watched_lines')}(tenant, location, sku, running);
    CREATE INDEX IF NOT EXISTS ${table('watched_lines')}_known
      ON ${table('watched_lines')}(tenant, known_at) WHERE running = 1 AND known_at IS NOT NULL;`,
  handlers: (db, table) => {
    const watched = table('watched_lines');
    const insert = db.prepare(
      `INSERT INTO ${watched} VALUES (?, ?, ?, ?, ?, 0, NULL, NULL, NULL, NULL, NULL)`,
    );
    const assess = db.prepare(
      `UPDATE ${watched} SET running = ?, promised_by = ?, boundary_at = ? WHERE line_id = ?`,
    );
    const discover = db.prepare(
      `UPDATE ${watched} SET known_by = ?, known_date = ?, known_at = ? WHERE line_id = ?`,
    );
    return {
      [OrderPlaced.type]: ({ stream, data }: Data<typeof OrderPlaced>) => {
        const { orderId, delayRule, lines } = data;
        if (!delayRule?.jurisdictions.includes('US-FTC-MITOR')) return;
        const { tenant } = parseStreamName(stream);
        for (const { lineId, location, sku } of lines) insert.run(lineId, tenant, orderId, location, sku);
      },
      // Only orders under 16 CFR 435 know substitutes: what of them is watched, its assessment says.
      [LineSubstituted.type]: ({ stream, data: { orderId, line } }: Data<typeof LineSubstituted>) => {
        const { tenant } = parseStreamName(stream);
        insert.run(line.lineId, tenant, orderId, line.location, line.sku);
      },
      [ObligationsAssessed.type]: ({ data }: Data<typeof ObligationsAssessed>) => {
        for (const { lineId, state, shipBy, currentShipBy, boundaryAt } of data.lines) {
          const running = RUNNING.has(state) && boundaryAt !== null ? 1 : 0;
          assess.run(running, currentShipBy ?? shipBy, boundaryAt, lineId);
        }
      },
      [DelayDiscovered.type]: ({ data }: Data<typeof DelayDiscovered>) => {
        for (const { lineId, shipBy, projectedDate } of data.lines)
          discover.run(shipBy, projectedDate, data.discoveredAt, lineId);
      },
    };
  },
};
