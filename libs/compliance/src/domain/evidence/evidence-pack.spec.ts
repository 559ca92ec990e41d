import { describe, expect, it } from '@jest/globals';
import {
  head,
  lateCase,
  lateOrder,
  LETTER,
  LETTER_HASH,
  NASTY,
  NOTICE,
  recorded,
  sha256,
} from '../../testing/case-samples.js';
import { goldenText } from '../../testing/golden-text.js';
import type { CaseEvent, CaseFile, PackFile, PackHead } from './case-file.js';
import { evidencePack } from './evidence-pack.js';

const REPORT = 'orders/A-1/report.html';

function packOf(more: Partial<CaseFile> = {}, about: Partial<PackHead> = {}): readonly PackFile[] {
  return evidencePack({ ...head, ...about }, [lateCase(more)], sha256);
}

function textIn(files: readonly PackFile[], path: string): string {
  return Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString();
}

function manifestOf(files: readonly PackFile[]) {
  return JSON.parse(textIn(files, 'manifest.json')) as Record<string, unknown>;
}

function withoutFindings(event: CaseEvent): CaseEvent {
  const { lines, ...rest } = event.data as { readonly lines: readonly object[] };
  return { ...event, data: { ...rest, lines: lines.map((line) => ({ ...line, violations: [] })) } };
}

describe('the evidence on an order', () => {
  it('has a report, its events, its notices, and lists of all that', () => {
    const files = packOf();
    expect(files.map(({ path }) => path)).toEqual([
      REPORT,
      'orders/A-1/events.ndjson',
      `orders/A-1/notices/${LETTER_HASH}.eml`,
      'index.html',
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(files[2]?.bytes).toEqual(LETTER);
  });

  it('reads as it should', () => {
    const files = packOf();
    for (const path of [REPORT, 'index.html']) {
      const text = textIn(files, path);
      expect(text).toBe(goldenText(path, text));
    }
  });

  it('is the same to the byte when it is made again', () => {
    expect(packOf()).toEqual(packOf());
  });

  it('holds every event as it lies in the log, one per line', () => {
    const lines = textIn(packOf(), 'orders/A-1/events.ndjson').trimEnd().split('\n');
    const events = lines.map((line): unknown => JSON.parse(line));
    expect(events).toHaveLength(lateOrder().length + 2);
    expect(events[0]).toMatchObject({
      ...{ type: 'ordering.OrderPlaced', position: '1', revision: '0' },
      meta: { actor: 'user:ops', at: '2026-07-01T15:00:00.000Z' },
      data: lateOrder()[0]?.data,
    });
  });

  it('says by which rules, and from where in the log', () => {
    expect(manifestOf(packOf())).toMatchObject({
      format: 'backorder-ledger-evidence/1',
      generatedAt: head.generatedAt,
      product: { version: '0.1.0' },
      rulePacks: [{ pack: 'US-FTC-MITOR@1', source: expect.stringContaining('16 CFR Part 435') }],
      conventions: ['US-DEFAULT@1'],
      logPositions: { first: '1', last: String(lateOrder().length + 2) },
      orders: [{ ref: 'A-1', violations: ['NO_RENEWED_OPTION', 'REFUND_LATE'] }],
      missingNotices: [],
    });
  });

  it('finds a difference that was refunded late, which no assessment of a line knows', () => {
    const required = recorded(lateOrder()).map((event) => {
      const isRefund = event.type === 'ordering.RefundRequired';
      return isRefund ? { ...event, data: { ...event.data, difference: true as const } } : event;
    });
    const order = required.map((event) =>
      event.type === 'ordering.ObligationsAssessed' ? withoutFindings(event) : event,
    );
    expect(manifestOf(packOf({ order }))).toMatchObject({ orders: [{ violations: ['REFUND_LATE'] }] });
  });

  it('brings nothing to run and nothing from elsewhere', () => {
    const report = textIn(packOf(), REPORT);
    expect(report).not.toMatch(/<script|<link|<img|<iframe|src=|url\(|https?:/i);
    expect(report).toContain("default-src 'none'");
  });
});

describe('words of others in a report', () => {
  it('are shown, and never run', () => {
    const report = textIn(packOf(), REPORT);
    expect(report).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;');
    expect(report).not.toContain(NASTY);
  });

  it('do not lead out of the folder of the order', () => {
    const files = packOf({ orderRef: '../<b>"x"' });
    const report = files.find(({ path }) => path.endsWith('report.html'));
    expect(report?.path).toMatch(/^orders\/b_x_-[0-9a-f-]{36}\/report\.html$/);
    expect(Buffer.from(report?.bytes ?? []).toString()).toContain(
      'Evidence on order ../&lt;b&gt;&quot;x&quot;',
    );
    expect(textIn(files, 'index.html')).not.toContain('<b>');
  });

  it('that nobody can read any more are not made up', () => {
    const [placed, ...rest] = lateOrder();
    const customer = {
      ref: 'C-1',
      name: { erased: 'x1' },
      email: null,
      address: null,
      segment: null,
      tier: 3,
    };
    const erased = { ...placed, data: { ...placed?.data, customer } };
    const report = textIn(packOf({ order: recorded([erased as (typeof rest)[number], ...rest]) }), REPORT);
    expect(report).toContain('<dt>Name</dt><dd>cannot be read: encrypted or erased</dd>');
    expect(report).not.toContain('ann@example.com');
  });
});

describe('a notice whose bytes are not there', () => {
  const content = { noticeId: NOTICE, hash: LETTER_HASH, mediaType: 'text/html' };
  const missing = { ...content, bytes: null, problem: 'MISSING' as const };
  const changed = { ...content, bytes: Buffer.from('something else'), problem: null };

  it.each([
    ['MISSING', missing, 'its bytes are not kept any more'],
    ['DAMAGED', changed, 'the bytes that are kept are not those that were sent'],
  ])('is told as %s, in the report, the overview and the manifest', (problem, kept, words) => {
    const files = packOf({ contents: [kept] });
    expect(files.filter(({ path }) => path.includes('/notices/'))).toEqual([]);
    expect(textIn(files, REPORT)).toContain(words);
    expect(textIn(files, REPORT)).toContain('Notices that are missing from this pack: 1');
    expect(textIn(files, 'index.html')).toContain('<strong>1 missing</strong>');
    expect(manifestOf(files).missingNotices).toEqual([
      { order: 'A-1', noticeId: NOTICE, hash: LETTER_HASH, problem },
    ]);
  });
});

describe('a refund in a report', () => {
  const before = (type: string) => {
    const events = lateOrder();
    return recorded(
      events.slice(
        0,
        events.findIndex((event) => event.type === type),
      ),
    );
  };

  it.each([
    ['2026-09-09T20:00:00.000Z', 'not sent, and not yet overdue'],
    ['2026-09-10T04:00:00.000Z', 'OVERDUE: not sent'],
  ])('looked at on %s is %s', (lookedAt, words) => {
    const order = before('ordering.RefundSent').filter(({ meta }) => (meta['at'] ?? '') < '2026-09-01');
    expect(textIn(packOf({ order }, { lookedAt }), REPORT)).toContain(`<strong>${words}</strong>`);
  });
});

describe('a period that is over, with nothing on record of what followed', () => {
  const july = recorded(lateOrder()).filter(({ meta }) => (meta['at'] ?? '') < '2026-07-11');
  const warning = 'the deadline has not been applied yet';
  const clean = 'No breach of the Rule was found in the facts on record.</p>';
  const summary = (lookedAt: string) => textIn(packOf({ order: july }, { lookedAt }), REPORT);

  it('is no clean bill', () => {
    const before = summary('2026-08-01T03:59:59.999Z');
    expect([before.includes(warning), before.includes(`class="fine">${clean}`)]).toEqual([false, true]);
    const after = summary('2026-08-01T04:00:00.000Z');
    expect([after.includes(warning), after.includes(`class="fine">${clean}`)]).toEqual([true, false]);
  });
});

describe('an event that this program does not know', () => {
  it('is told by its name, with nothing left out', () => {
    const strange = {
      ...lateOrder()[0],
      type: 'ordering.GiftWrapped',
      data: { orderId: 'x', reason: 'asked' },
    };
    const order = recorded([...lateOrder(), strange as ReturnType<typeof lateOrder>[number]]);
    expect(textIn(packOf({ order, notices: [] }), REPORT)).toContain('Gift wrapped: asked.');
  });
});
