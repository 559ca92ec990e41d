import { type GivenEvent, GivenViews } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { noticeContent, noticeEvents, type NoticeKind, noticeStream } from '#notification/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleNotice } from '../../../notification/src/testing/notice-samples.js';
import { toldDatesProjection } from './told-dates.projection.js';
import { ToldDateQueries } from './told-dates.queries.js';

const views = new GivenViews([toldDatesProjection]);
let queries: ToldDateQueries;

beforeAll(async () => {
  queries = new ToldDateQueries(await views.start());
});

afterAll(() => views.stop());

const TENT = deterministicId('tent');
const STOVE = deterministicId('stove');

function noticed(kind: NoticeKind): GivenEvent {
  const noticeId = deterministicId(kind);
  const content = noticeContent.parse(sampleNotice(kind));
  const data = { noticeId, kind, lineIds: [TENT, STOVE], content };
  return { type: noticeEvents.NoticeRequested.type, stream: noticeStream('main', noticeId), data };
}

const told = () => [...queries.find([TENT, STOVE]).values()];
const of = (kind: NoticeKind, offered: 0 | 1) => ({ offered, noticeId: deterministicId(kind) });

describe('what buyers were told to expect', () => {
  it('is what the newest notice says that names a date, or none', async () => {
    await views.happened(noticed('BACKORDER_CONFIRMED'));
    const confirmed = of('BACKORDER_CONFIRMED', 0);
    expect(told()).toEqual(
      [
        { lineId: STOVE, date: '2026-01-30', ...confirmed },
        { lineId: TENT, date: null, ...confirmed },
      ].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)),
    );
    await views.happened(noticed('DELAY_FIRST_LONG'), noticed('GOODS_ARRIVED'));
    expect(told().map(({ lineId: _, ...rest }) => rest)).toEqual(
      [0, 1].map(() => ({ date: '2026-04-20', ...of('DELAY_FIRST_LONG', 1) })),
    );
  });

  it('is known by tenant and SKU', () => {
    expect(queries.isTold('main', 'TENT-2P')).toBe(true);
    expect(queries.isTold('other', 'TENT-2P')).toBe(false);
    expect(queries.isTold('main', 'LAMP')).toBe(false);
  });
});
