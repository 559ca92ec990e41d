import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SampleFiles } from './rule-breakers.js';

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

export interface Findings {
  readonly rules: readonly string[];
  readonly violations: readonly Violation[];
}

interface CruiserReport {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

const packages = ['@nestjs/common', '@eventstore/db-client', 'better-sqlite3', 'fast-check', 'stowaway'];

/** Writes the files into a folder of their own and checks it with the rules of this repository. */
export async function findingsIn(files: SampleFiles): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'dependency-rules-'));
  try {
    await writeTree(folder, files);
    return await cruise(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeTree(folder: string, files: SampleFiles): Promise<void> {
  const { imports } = JSON.parse(await readFile('package.json', 'utf8')) as { imports: unknown };
  const dependencies = { '@nestjs/common': '*', '@eventstore/db-client': '*', 'better-sqlite3': '*' };
  const manifest = { type: 'module', imports, dependencies, devDependencies: { 'fast-check': '*' } };
  await write(join(folder, 'package.json'), JSON.stringify(manifest));
  await write(join(folder, 'tsconfig.json'), '{}');
  for (const name of packages) {
    const inside = join(folder, 'node_modules', name);
    await write(join(inside, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(join(inside, 'index.js'), '');
  }
  for (const [path, imported] of Object.entries(files)) {
    await write(join(folder, path), [...imported.map(statement), 'export const value = 1;'].join('\n'));
  }
}

function statement(imported: string): string {
  const [word, specifier] = imported.split(' ');
  return specifier === undefined ? `import '${word}';` : `import type { Value } from '${specifier}';`;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function cruise(folder: string): Promise<Findings> {
  const tool = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = resolve('.dependency-cruiser.mjs');
  const args = [tool, '--config', rules, '--output-type', 'json', 'apps', 'libs'];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  const { summary } = JSON.parse(stdout) as CruiserReport;
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    violations: summary.violations.map(({ from, rule }) => ({ rule: rule.name, from })),
  };
}
