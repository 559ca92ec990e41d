import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { runChild, withHeartbeat } from './child.mjs';
import { compilerSettings, nativeHeader, nativeModuleAborts, nativeModuleLoads } from './native-module.mjs';
import { inRoot } from './paths.mjs';

const stampFile = inRoot('node_modules', '.setup-stamp');

/** In step = installed from this lock file, for this Node. */
export function isInstalled() {
  const wanted = stamp();
  if (readText(stampFile) === wanted) return true;
  if (!installedByHand()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

export async function install() {
  console.error(
    'Installing dependencies with npm ci; where no prebuilt binary can be had, better-sqlite3 is compiled (a minute or two) ...',
  );
  await npm('ci', '--include=dev', '--no-audit', '--no-fund');
  if (nativeModuleAborts()) await compileNativeModule();
  if (!nativeModuleLoads()) {
    throw new Error(
      'better-sqlite3 was installed but cannot be loaded. Its install script must be allowed to run: check that npm config get ignore-scripts is false.',
    );
  }
  writeFileSync(stampFile, stamp());
}

/** Instead of a prebuilt binary that this Node does not get along with; the setting keeps it from being fetched again. */
async function compileNativeModule() {
  console.error('Compiling better-sqlite3 for this Node ...');
  process.env.npm_config_build_from_source = 'better-sqlite3';
  await npm('rebuild', 'better-sqlite3');
  if (!nativeModuleAborts()) return;
  throw new Error(`better-sqlite3 makes Node ${process.version} abort on this platform. Use Node 22.`);
}

async function npm(...command) {
  const { file, args, shell } = npmCommand();
  const code = await withHeartbeat(`npm ${command[0]}`, () =>
    runChild(file, [...args, ...command], { shell, env: compilerSettings() }),
  );
  if (code === 0) return;
  throw new Error(
    `npm ${command[0]} failed. Compiling better-sqlite3 needs Python 3, make and a C++ compiler.`,
  );
}

/** The npm that started us, else the one on the path, which on Windows is a script and needs a shell. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { file: process.execPath, args: [cli], shell: false };
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

function stamp() {
  const hash = createHash('sha256');
  for (const file of [inRoot('package-lock.json'), nativeHeader]) hash.update(readFileSync(file));
  return [hash.digest('hex'), process.platform, process.arch, process.versions.modules].join(' ');
}

/** After a plain `npm install`: npm's own record of what it installed agrees with the lock file. */
function installedByHand() {
  const record = readText(inRoot('node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const same = ([path, entry]) =>
    installed[path]?.version === entry.version || (!installed[path] && entry.optional);
  const known = (path) => locked[path] !== undefined;
  const lockedEntries = Object.entries(locked).filter(([path]) => path !== '');
  return (
    lockedEntries.every(same) &&
    Object.keys(installed).every(known) &&
    nativeModuleLoads() &&
    !nativeModuleAborts()
  );
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
