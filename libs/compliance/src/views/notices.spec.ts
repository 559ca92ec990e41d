import { type GivenEvent, GivenViews, projectionSpec } from '#eventing-testing';
import type { JsonObject } from '#eventing';
import { deterministicId } from '#kernel';
import { noticeEvents, noticeStream } from '#notification/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requested } from '../testing/notices.js';
import { complianceNoticesProjection } from './compliance-notices.projection.js';
import { complianceProjections, ComplianceQueries } from './index.js';

type Name = keyof typeof noticeEvents;

const HASH = 'a'.repeat(64);
const SENT = {
  sentAt: '2026-07-11T15:00:00.000Z',
  channel: 'SMTP',
  mediaType: 'message/rfc822',
  contentHash: HASH,
  templateId: 'DELAY_FIRST_SHORT.en',
  templateVersion: 3,
  language: 'en',
  reference: null,
};

function happened(ref: string, name: Name, facts: JsonObject, tenant = 'main'): GivenEvent {
  const noticeId = deterministicId(tenant, ref);
  const data = { noticeId, orderId: deterministicId(tenant, 'order', ref), ...facts };
  return { type: noticeEvents[name].type, stream: noticeStream(tenant, noticeId), data };
}

const asked = (ref: string, tenant = 'main') => happened(ref, 'NoticeRequested', requested(ref), tenant);
const failed = (ref: string, attempt: number) =>
  happened(ref, 'NoticeFailed', {
    ...{
      failedAt: '2026-07-11T14:00:00.000Z',
      channel: 'SMTP',
      reason: 'SMTP_450',
      permanent: false,
      attempt,
    },
  });

describe('the history of a notice', () => {
  const { given } = projectionSpec(complianceNoticesProjection);
  const row = (columns: string) => (table: (name: string) => string) =>
    `SELECT ${columns} FROM ${table('compliance_notices')}`;

  it('begins when it is asked for', () =>
    given([asked('A')]).thenRows(row('state, attempts, is_offer, revised_ship_date, reason, sent_at'), [
      {
        state: 'REQUESTED',
        attempts: 0,
        is_offer: 1,
        revised_ship_date: '2026-08-20',
        reason: 'a fire',
        sent_at: null,
      },
    ]));

  it('tells what was sent, by which template, at which attempt', () =>
    given([asked('A'), failed('A', 1), happened('A', 'NoticeSent', { ...SENT, attempt: 2 })]).thenRows(
      row('state, attempts, channel, template_id, template_version, content_hash, sent_at, failure'),
      [
        {
          ...{
            state: 'SENT',
            attempts: 2,
            channel: 'SMTP',
            template_id: SENT.templateId,
            template_version: 3,
          },
          ...{ content_hash: HASH, sent_at: SENT.sentAt, failure: null },
        },
      ],
    ));

  it.each<[string, Name, JsonObject, string]>([
    [
      'arrived',
      'NoticeDelivered',
      { occurredAt: SENT.sentAt, channel: 'SMTP', reference: null },
      'DELIVERED',
    ],
    [
      'never arrived',
      'NoticeBounced',
      { occurredAt: SENT.sentAt, channel: 'SMTP', reason: 'SMTP_550' },
      'BOUNCED',
    ],
  ])('knows that it %s', (_, name, facts, state) =>
    given([
      asked('A'),
      happened('A', 'NoticeSent', { ...SENT, attempt: 1 }),
      happened('A', name, facts),
    ]).thenRows(row('state, content_hash'), [{ state, content_hash: HASH }]),
  );

  it('ends where no channel took it', () => {
    const gaveUp = { gaveUpAt: '2026-07-12T15:00:00.000Z', attempts: 2, reason: 'SMTP_450' };
    const events = [asked('A'), failed('A', 1), failed('A', 2), happened('A', 'NoticeUndeliverable', gaveUp)];
    return given(events).thenRows(row('state, attempts, failure, given_up_at'), [
      { state: 'UNDELIVERABLE', attempts: 2, failure: 'SMTP_450', given_up_at: gaveUp.gaveUpAt },
    ]);
  });
});

describe('the notices of a tenant', () => {
  const views = new GivenViews(complianceProjections);
  let queries: ComplianceQueries;
  beforeAll(async () => {
    queries = new ComplianceQueries(await views.start());
    await views.happened(asked('A'), asked('B'), failed('B', 1), asked('C', 'other'));
  });
  afterAll(() => views.stop());

  it('are listed newest first, filtered as asked', () => {
    const refs = (where: Parameters<typeof queries.countNotices>[1]) =>
      queries.notices('main', { where }).rows.map(({ orderRef }) => orderRef);
    expect(refs(null)).toEqual(['B', 'A']);
    expect(refs({ state: { eq: 'FAILED' } })).toEqual(['B']);
    expect(refs({ kind: { eq: 'SHIPPED' } })).toEqual([]);
    expect(queries.countNotices('other', null)).toBe(1);
  });

  it('are found by their order, by nobody else', () => {
    const orderId = deterministicId('main', 'order', 'A');
    expect(queries.noticeIds('main', orderId)).toEqual([deterministicId('main', 'A')]);
    expect(queries.noticeIds('other', orderId)).toEqual([]);
  });
});
