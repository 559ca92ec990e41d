import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { runChild, withHeartbeat } from './child.mjs';
import { inRoot, root } from './paths.mjs';

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
  const { command, args, shell } = npm();
  const code = await withHeartbeat('npm ci', () =>
    runChild(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], { shell }),
  );
  if (code !== 0) {
    throw new Error(`npm ci failed. Compiling better-sqlite3 needs Python 3, make and a C++ compiler.`);
  }
  if (!nativeModuleLoads()) {
    throw new Error(
      'better-sqlite3 was installed but cannot be loaded. Its install script must be allowed to run: check that npm config get ignore-scripts is false.',
    );
  }
  writeFileSync(stampFile, stamp());
}

/** The npm that started us, else the one on the path, which on Windows is a script and needs a shell. */
function npm() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return [lock, process.platform, process.arch, process.versions.modules].join(' ');
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
  return lockedEntries.every(same) && Object.keys(installed).every(known) && nativeModuleLoads();
}

function nativeModuleLoads() {
  const script = `new (require('better-sqlite3'))(':memory:')`;
  return spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore' }).status === 0;
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
