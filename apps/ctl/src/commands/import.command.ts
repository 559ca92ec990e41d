import { type Command, Option } from 'commander';
import { ApplicationTarget } from '../import/application-target.js';
import type { ImportMapping } from '../import/import-mapping.js';
import { ImportReport } from '../import/import-report.js';
import { findMapping, mappings } from '../import/mappings.js';
import { dryRunTarget, type ImportTarget, runImport } from '../import/run-import.js';
import { progressBar } from '../progress.js';
import { dataDirOf, print, withApplication } from '../with-application.js';

interface ImportOptions {
  readonly mapping: string;
  readonly tenant: string;
  readonly location: string;
  readonly encoding: 'utf8' | 'latin1';
  readonly dryRun: boolean;
  readonly report?: string;
  readonly data?: string;
}

const ABOUT = {
  orders: 'read orders from a file',
  stock: 'read stock on hand and on order from a file',
  products: 'read names and reorder levels from a file',
} as const satisfies Record<ImportMapping['kind'], string>;

const CONCURRENCY = 32;

/** `ctl import orders|stock|products FILE`. */
export function addImportCommand(program: Command): void {
  const command = program
    .command('import')
    .description('read files row by row: each is accepted, skipped or refused with a reason');
  for (const [kind, about] of Object.entries(ABOUT) as [ImportMapping['kind'], string][]) {
    const known = mappings.filter((mapping) => mapping.kind === kind);
    command
      .command(`${kind} <file>`)
      .description(about)
      .addOption(
        new Option('--mapping <name>', 'how the file is built')
          .choices(known.map(({ name }) => name))
          .default('generic'),
      )
      .option('--tenant <tenant>', 'whose data it is', 'main')
      .option('--location <location>', 'where rows without a location belong', 'main')
      .addOption(new Option('--encoding <encoding>').choices(['utf8', 'latin1']).default('utf8'))
      .option('--dry-run', 'read and check everything, write nothing', false)
      .option('--report <file>', 'write one JSON line per row')
      .option('--data <dir>', 'data directory')
      .addHelpText(
        'after',
        `\nMappings:\n${known.map(({ name, about: text }) => `  ${name}: ${text}`).join('\n')}`,
      )
      .action((file: string, options: ImportOptions) => importFile(kind, file, options));
  }
}

async function importFile(kind: ImportMapping['kind'], file: string, options: ImportOptions): Promise<void> {
  const run = (target: ImportTarget) => importInto(target, findMapping(kind, options.mapping), file, options);
  if (options.dryRun) return run(dryRunTarget);
  await withApplication(dataDirOf(options.data), ({ commands }) =>
    run(new ApplicationTarget(commands, options.tenant)),
  );
}

async function importInto(
  target: ImportTarget,
  mapping: ImportMapping,
  file: string,
  { location, encoding, report: reportFile, dryRun }: ImportOptions,
): Promise<void> {
  const report = new ImportReport(reportFile ?? null);
  const bar = progressBar('rows {rows}');
  await runImport({
    file,
    mapping,
    location,
    encoding,
    target,
    report,
    concurrency: CONCURRENCY,
    onProgress: (bytes, total, rows) => bar.update(bytes, total, { rows }),
  });
  bar.stop();
  await report.close();
  const { accepted, skipped, refused } = report.counts;
  print(
    `${report.rows} rows: ${accepted} accepted, ${skipped} skipped, ${refused} refused${dryRun ? ' (dry run: nothing was written)' : ''}`,
  );
  for (const [reason, count] of report.topReasons()) print(`  ${String(count).padStart(7)}  ${reason}`);
  if (reportFile !== undefined) print(`every row: ${reportFile}`);
}
