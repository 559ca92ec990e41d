import { parseStreamName, type EventOf, type ProjectedEvent, type Projection } from '#eventing';
import { isDelayKind, noticeEvents } from '#notification/contract';

const { NoticeRequested } = noticeEvents;
type Requested = ProjectedEvent<EventOf<typeof NoticeRequested>['data']>;

/** When the buyer of a line was last told to expect it, and by which notice. */
export const toldDatesProjection: Projection = {
  name: 'told_dates',
  version: 1,
  tables: ['told_dates'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('told_dates')}(
      line_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, sku TEXT NOT NULL, date TEXT, offered INTEGER NOT NULL,
      notice_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('told_dates')}_sku ON ${table('told_dates')}(tenant, sku);`,
  handlers: (db, table) => {
    const tell = db.prepare(`INSERT OR REPLACE INTO ${table('told_dates')} VALUES (?, ?, ?, ?, ?, ?)`);
    return {
      [NoticeRequested.type]: ({ stream, data }: Requested) => {
        const { kind, noticeId, lineIds, content } = data;
        const offered = isDelayKind(kind);
        if (!offered && kind !== 'BACKORDER_CONFIRMED' && kind !== 'DATE_MOVED') return;
        const { tenant } = parseStreamName(stream);
        for (const [index, { sku, revisedShipDate }] of content.lines.entries()) {
          const lineId = lineIds[index];
          if (lineId) tell.run(lineId, tenant, sku, revisedShipDate, offered ? 1 : 0, noticeId);
        }
      },
    };
  },
};
