import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';

const targets = {
  demo: { entry: 'dist/apps/ctl/src/main.js', before: ['demo'] },
  start: { entry: 'dist/apps/api/src/main.js' },
  worker: { entry: 'dist/apps/worker/src/main.js' },
  ctl: { entry: 'dist/apps/ctl/src/main.js' },
  bench: { entry: 'dist/test/load/bench.js' },
  test: { entry: 'scripts/test.mjs', build: false },
  build: { build: true },
};

const usage = `Usage: node scripts/run.mjs <target> [arguments]

Installs and builds what is not in step yet, then runs the target in this process.
Targets: ${Object.keys(targets).join(', ')}. Each of them has --help.`;

const buildHelp = `Usage: npm run build

Installs the dependencies and compiles apps, libs and tests into dist/, as far as they are not in step yet.`;

export async function runTarget(name, args) {
  const target = Object.hasOwn(targets, name ?? '') ? targets[name] : undefined;
  if (!target) return quit(usage, ['--help', '-h'].includes(name) ? 0 : 2);
  // These two explain themselves without being set up first; the others need their dependencies for it.
  if (name === 'build' && args.includes('--help')) return quit(buildHelp, 0);
  if (name === 'test' && args.includes('--help')) return enter(target, args);
  endWithParent();
  try {
    await prepare({ build: target.build !== false });
  } catch (error) {
    return quit(error instanceof Error ? error.message : String(error), 1);
  }
  if (target.entry) await enter(target, args);
}

/** In this process, so that signals, exit code and terminal are the target's own. */
async function enter({ entry, before = [] }, args) {
  const file = join(root, entry);
  if (!existsSync(file)) return quit(`${entry} does not exist.`, 1);
  process.argv = [process.argv[0], file, ...before, ...args];
  await import(pathToFileURL(file).href);
}

function quit(message, code) {
  (code === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exitCode = code;
}
