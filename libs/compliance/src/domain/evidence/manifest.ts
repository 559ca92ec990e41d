import type { PackHead } from './case-file.js';
import type { OrderSummary } from './order-summary.js';
import { ruleVersion } from './rule-packs.js';

export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';
export const MANIFEST_FORMAT = 'backorder-ledger-evidence/1';

export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Names every file but itself and the sums, and what is missing. */
export function manifestText(
  head: PackHead,
  orders: readonly OrderSummary[],
  files: readonly ListedFile[],
): string {
  const positions = orders.flatMap(({ firstPosition, lastPosition }) => [firstPosition, lastPosition]);
  const known = positions.filter((position) => position !== null).sort((a, b) => (a < b ? -1 : 1));
  const manifest = {
    format: MANIFEST_FORMAT,
    product: { name: 'Backorder Ledger', version: head.productVersion },
    generatedAt: head.generatedAt,
    tenant: head.tenant,
    scope: head.scope,
    asOf: head.asOf && ('position' in head.asOf ? { position: String(head.asOf.position) } : head.asOf),
    logPositions: { first: textOf(known[0]), last: textOf(known.at(-1)) },
    rulePacks: distinct(orders.flatMap(({ rules }) => rules.packs)).map(ruleVersion),
    conventions: distinct(orders.flatMap(({ rules }) => rules.conventions)),
    orders: orders.map(orderEntry),
    missingNotices: orders.flatMap(({ ref, gaps }) => gaps.map((gap) => ({ order: ref, ...gap }))),
    files,
    howToVerify: HOW_TO_VERIFY,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const HOW_TO_VERIFY = [
  'Unpack the archive and run "sha256sum -c SHA256SUMS" in its folder, or run "ctl evidence verify" on the archive: every file must have the hash that is listed, and no file may be there that is not listed.',
  'Each file in a folder "notices" is named by the SHA-256 of its bytes. The same value stands as contentHash in events.ndjson, in the event that records the sending.',
  'events.ndjson holds the events as they lie in the log, with stream, revision and position. Make the pack again from the log with the same --as-of: events.ndjson and the notices must be the same to the byte.',
  'Hashes show that the pack is whole. They do not show who made it: keep the SHA-256 of SHA256SUMS apart from it.',
];

function orderEntry({ firstPosition, lastPosition, rules, gaps: _, ...order }: OrderSummary) {
  return {
    ...order,
    ...rules,
    positions: { first: textOf(firstPosition), last: textOf(lastPosition) },
  };
}

function textOf(position: bigint | null | undefined): string | null {
  return position === null || position === undefined ? null : String(position);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** As `sha256sum` writes and reads it. */
export function sumsText(files: readonly ListedFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}
