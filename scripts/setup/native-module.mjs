import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';

const binary = inRoot('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
export const nativeHeader = inRoot('scripts', 'setup', 'object-wrap.h');

/** For whoever compiles better-sqlite3: object-wrap.h says what for. */
export function compilerSettings() {
  const flags = [process.env.CXXFLAGS, `-include "${nativeHeader}"`];
  return { ...process.env, CXXFLAGS: flags.filter(Boolean).join(' ') };
}

export function nativeModuleLoads() {
  const script = `new (require('better-sqlite3'))(':memory:')`;
  return spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore' }).status === 0;
}

/** Compiled without our header, or fetched like that: it works until its first garbage is collected at a bad moment. */
export function nativeModuleAborts() {
  return existsSync(binary) && readFileSync(binary).includes('RemoveEnvironmentCleanupHook');
}
