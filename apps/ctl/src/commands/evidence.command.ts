import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack, type PackProblem, readZip, sha256 } from '#compliance';
import { isSandbox } from '#sandbox';
import type { Command } from 'commander';
import { type EvidenceOptions, packRequest } from '../evidence/pack-request.js';
import { writeEvidence } from '../evidence/write-evidence.js';
import { productVersion } from '../product-version.js';
import { progressBar } from '../progress.js';
import { dataDirOf, print } from '../with-application.js';

const HELP = `
Days are days in UTC; --to includes its day. A period takes every order of which something was recorded in it under a
law on delayed orders, and tells each from its beginning. The archive holds index.html to begin with, a report per
order, its events, its notices as they were sent, and the SHA-256 of every file. It holds personal data.

Examples:
  ctl evidence --order A-1 --out a-1.zip
  ctl evidence --from 2026-07-01 --to 2026-09-30 --out third-quarter.zip
  ctl evidence --order A-1 --as-of 2026-08-01T00:00:00Z --out a-1-in-august.zip
  ctl evidence verify a-1.zip`;

/** `ctl evidence`, `ctl evidence verify FILE`. */
export function addEvidenceCommand(program: Command): void {
  const evidence = program
    .command('evidence')
    .description('put all that is on record about an order, or the orders of a period, into one archive')
    .option('--order <ref>', 'reference of the order')
    .option('--from <day>', 'first day, or instant, of a period')
    .option('--to <day>', 'last day of it, or the instant before which it ends')
    .option('--tenant <tenant>', 'whose', 'main')
    .option(
      '--as-of <moment>',
      'as it was on record then: an instant, the end of a day, or a position in the log',
    )
    .option('--out <file.zip>', 'the archive to write')
    .option(
      '--notices <dir>',
      'where rendered notices are kept; else NOTICES_DIR, else notices in the data directory',
    )
    .option('--data <dir>', 'data directory')
    .addHelpText('after', HELP)
    .action((options: EvidenceOptions) => writeCommand(options, print));
  evidence
    .command('verify <file>')
    .description('check every hash of an archive, and say which file differs')
    .action((file: string) => {
      const { files, sumsHash } = verifyEvidence(file);
      print(`${files} files are as listed\nsha256 of SHA256SUMS ${sumsHash}`);
    });
}

/** Throws where something is missing or wrong, in words for whoever typed it. */
export async function writeCommand(options: EvidenceOptions, say: (line: string) => void): Promise<void> {
  const { out } = options;
  if (out === undefined) throw new Error('say where to write the archive: --out evidence.zip');
  const dataDir = dataDirOf(options.data);
  const { orders, missingNotices, sumsHash } = await writeEvidence({
    place: { dataDir, eventStoreUrl: process.env['EVENTSTORE_URL'] },
    noticesDir: options.notices ?? process.env['NOTICES_DIR'] ?? join(dataDir, 'notices'),
    request: (now) => packRequest(options, now, productVersion()),
    sandbox: isSandbox(process.env),
    out,
    progress: progressBar('{what}'),
  });
  say(`${orders} ${orders === 1 ? 'order' : 'orders'} in ${out}`);
  if (missingNotices > 0)
    say(`notices that are missing: ${missingNotices}; index.html and manifest.json say which`);
  say(`sha256 of SHA256SUMS ${sumsHash}`);
}

export interface Verified {
  readonly files: number;
  readonly sumsHash: string;
}

const WORDS: Readonly<Record<PackProblem['problem'], string>> = {
  CHANGED: 'was changed',
  MISSING: 'is missing',
  NOT_LISTED: 'is not listed: somebody added it',
  UNREADABLE: 'cannot be read',
  LISTED_OTHERWISE: 'has another hash in manifest.json than in SHA256SUMS',
};

/** Throws an error that names every file which is not as it was. */
export function verifyEvidence(file: string): Verified {
  const files = readZip(readFileSync(file));
  const problems = checkPack(files, sha256);
  if (problems.length > 0) {
    const lines = problems.map(({ path, problem }) => `  ${path} ${WORDS[problem]}`);
    throw new Error(`${file} is not as it was made:\n${lines.join('\n')}`);
  }
  const sums = files.find(({ path }) => path === 'SHA256SUMS');
  return { files: files.length, sumsHash: sums ? sha256(sums.bytes) : '' };
}
