import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandlers,
} from '#eventing';
import { type NoticeEvent, noticeEvents } from '#notification/contract';

type Happened<Name extends keyof typeof noticeEvents> = ProjectedEvent<
  Extract<NoticeEvent, { readonly type: (typeof noticeEvents)[Name]['type'] }>['data']
>;

/** What each buyer was to be told, and how that went. The words themselves are kept under their hash. */
export const complianceNoticesProjection: Projection = {
  name: 'compliance-notices',
  version: 1,
  tables: ['compliance_notices'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('compliance_notices')}(
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL,
      order_id TEXT NOT NULL, order_ref TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
      state TEXT NOT NULL, because TEXT NOT NULL, requested_at TEXT NOT NULL, sent_at TEXT, delivered_at TEXT,
      given_up_at TEXT, channel TEXT, template_id TEXT, template_version INTEGER, content_hash TEXT,
      attempts INTEGER NOT NULL, failure TEXT, line_ids TEXT NOT NULL,
      is_offer INTEGER NOT NULL, revised_ship_date TEXT, reason TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${table('compliance_notices')}_requested
      ON ${table('compliance_notices')}(tenant, requested_at);
    CREATE INDEX IF NOT EXISTS ${table('compliance_notices')}_order
      ON ${table('compliance_notices')}(order_id);
    CREATE INDEX IF NOT EXISTS ${table('compliance_notices')}_given_up
      ON ${table('compliance_notices')}(tenant, given_up_at) WHERE given_up_at IS NOT NULL;`,
  handlers: noticeHandlers,
};

function noticeHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const notices = table('compliance_notices');
  const insert = db.prepare(
    `INSERT INTO ${notices} VALUES (?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, 0, NULL, ?, ?, ?, ?)`,
  );
  const sent = db.prepare(
    `UPDATE ${notices} SET state = 'SENT', sent_at = ?, channel = ?, template_id = ?, template_version = ?,
      content_hash = ?, language = ?, attempts = max(attempts, ?), failure = NULL WHERE id = ?`,
  );
  // A channel that is tried again after one took the notice says nothing new of it.
  const failed = db.prepare(
    `UPDATE ${notices} SET state = iif(state = 'REQUESTED', 'FAILED', state), channel = coalesce(channel, ?),
      failure = ?, attempts = max(attempts, ?) WHERE id = ?`,
  );
  const gaveUp = db.prepare(
    `UPDATE ${notices} SET state = 'UNDELIVERABLE', given_up_at = ?, failure = ?, attempts = max(attempts, ?)
      WHERE id = ?`,
  );
  // Of reports the newest counts.
  const delivered = db.prepare(
    `UPDATE ${notices} SET state = 'DELIVERED', delivered_at = ?, failure = NULL WHERE id = ?`,
  );
  const bounced = db.prepare(`UPDATE ${notices} SET state = 'BOUNCED', failure = ? WHERE id = ?`);
  return {
    [noticeEvents.NoticeRequested.type]: (event: Happened<'NoticeRequested'>) => {
      const { noticeId, orderId, orderRef, kind, language, because, lineIds, offer } = event.data;
      const { tenant } = parseStreamName(event.stream);
      const offered = [offer ? 1 : 0, offer?.revisedShipDate ?? null, offer?.reason ?? null];
      const at = event.meta[META.at] ?? '';
      // prettier-ignore
      insert.run(
        event.position, noticeId, tenant, orderId, orderRef, kind, language, because, at, JSON.stringify(lineIds),
        ...offered,
      );
    },
    [noticeEvents.NoticeSent.type]: ({ data }: Happened<'NoticeSent'>) => {
      const { sentAt, channel, templateId, templateVersion, contentHash, language, attempt, noticeId } = data;
      sent.run(sentAt, channel, templateId, templateVersion, contentHash, language, attempt, noticeId);
    },
    [noticeEvents.NoticeFailed.type]: ({ data }: Happened<'NoticeFailed'>) =>
      failed.run(data.channel, data.reason, data.attempt, data.noticeId),
    [noticeEvents.NoticeUndeliverable.type]: ({ data }: Happened<'NoticeUndeliverable'>) =>
      gaveUp.run(data.gaveUpAt, data.reason, data.attempts, data.noticeId),
    [noticeEvents.NoticeDelivered.type]: ({ data }: Happened<'NoticeDelivered'>) =>
      delivered.run(data.occurredAt, data.noticeId),
    [noticeEvents.NoticeBounced.type]: ({ data }: Happened<'NoticeBounced'>) =>
      bounced.run(data.reason, data.noticeId),
  };
}
