import { canonicalJson } from '#kernel';
import type { CaseEvent, CaseFile, NoticeContent, PackFile, PackHead, Sha256 } from './case-file.js';
import { type Findings, findingsOf } from './findings.js';
import { type ListedFile, MANIFEST, manifestText, SUMS, sumsText } from './manifest.js';
import type { OrderSummary } from './order-summary.js';
import { overview } from './overview.js';
import { folderOf, noticePath } from './paths.js';
import { readCase } from './reading.js';
import { report } from './report.js';
import { rulesOf } from './rule-packs.js';
import { allEvents } from './section-chronology.js';

/**
 * Makes a pack order by order, so that a long period needs not lie in memory. The same cases in the same order give the
 * same bytes. Paths are relative, with `/`.
 */
export class EvidencePack {
  private readonly listed: ListedFile[] = [];
  private readonly orders: OrderSummary[] = [];

  constructor(
    private readonly head: PackHead,
    private readonly sha256: Sha256,
  ) {}

  /** The files of one order. */
  order(given: CaseFile): readonly PackFile[] {
    const file = this.checked(given);
    const reading = readCase(file, this.head);
    const findings = findingsOf(reading);
    const events = allEvents(reading);
    const summary = summaryOf(file, findings, events);
    this.orders.push(summary);
    return this.list([
      { path: `${summary.folder}/report.html`, bytes: report(reading, findings) },
      { path: `${summary.folder}/events.ndjson`, bytes: utf8(events.map(ndjsonLine).join('')) },
      ...noticeFiles(file, summary.folder),
    ]);
  }

  /** The files of the whole, once all orders are in. */
  end(): readonly PackFile[] {
    const index = this.list([{ path: 'index.html', bytes: overview(this.head, this.orders) }]);
    const text = manifestText(this.head, this.orders, this.listed);
    const manifest = this.list([{ path: MANIFEST, bytes: utf8(text) }]);
    return [...index, ...manifest, { path: SUMS, bytes: utf8(sumsText(this.listed)) }];
  }

  private list(files: readonly PackFile[]): readonly PackFile[] {
    for (const { path, bytes } of files) {
      this.listed.push({ path, bytes: bytes.length, sha256: this.sha256(bytes) });
    }
    return files;
  }

  /** Bytes that are not what the log names are no evidence of it: they are left out, and that is said. */
  private checked(file: CaseFile): CaseFile {
    const contents = file.contents.map((content): NoticeContent =>
      content.bytes && this.sha256(content.bytes) !== content.hash
        ? { ...content, bytes: null, problem: 'DAMAGED' }
        : content,
    );
    return { ...file, contents };
  }
}

/** All files of a pack at once. */
export function evidencePack(
  head: PackHead,
  cases: readonly CaseFile[],
  sha256: Sha256,
): readonly PackFile[] {
  const pack = new EvidencePack(head, sha256);
  return [...cases.flatMap((file) => pack.order(file)), ...pack.end()];
}

/** One line, its members in the order of their names. Personal data are as in the log: what is erased there stays so. */
function ndjsonLine({ stream, revision, position, id, type, meta, stored }: CaseEvent): string {
  const event = {
    stream,
    revision: String(revision),
    position: String(position),
    id,
    type,
    meta,
    data: stored,
  };
  return `${canonicalJson(event)}\n`;
}

function noticeFiles({ contents }: CaseFile, folder: string): readonly PackFile[] {
  const files = contents.flatMap((content) =>
    content.bytes ? [{ path: `${folder}/${noticePath(content)}`, bytes: content.bytes }] : [],
  );
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function summaryOf(file: CaseFile, findings: Findings, events: readonly CaseEvent[]): OrderSummary {
  const folder = folderOf(file.orderRef, file.orderId);
  return {
    ref: file.orderRef,
    orderId: file.orderId,
    folder,
    events: events.length,
    firstPosition: events[0]?.position ?? null,
    lastPosition: events.at(-1)?.position ?? null,
    rules: rulesOf(file.order),
    states: findings.states,
    violations: [...new Set(findings.violations.map(({ code }) => code))],
    refunds: findings.refunds.map(({ state }) => state),
    notices: noticeFiles(file, folder).length,
    gaps: findings.gaps,
  };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
