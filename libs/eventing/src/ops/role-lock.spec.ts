import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryAcquireRole } from './role-lock.js';

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'role-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Another process that takes the worker's role in the same way and keeps it. */
async function holder(): Promise<ChildProcess> {
  const sqlite = createRequire(join(process.cwd(), 'package.json')).resolve('better-sqlite3');
  const script = `
    const Database = require(${JSON.stringify(sqlite)});
    new Database(${JSON.stringify(join(directory, 'worker.lock'))}).exec('BEGIN EXCLUSIVE');
    process.stdout.write('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

describe('role lock', () => {
  it('is held by one, and free again when released', () => {
    const first = tryAcquireRole(directory, 'projector');
    expect(first).not.toBeNull();
    expect(tryAcquireRole(directory, 'projector')).toBeNull();
    first?.release();
    const second = tryAcquireRole(directory, 'projector');
    expect(second).not.toBeNull();
    second?.release();
  });

  it('gives different roles to different holders', () => {
    const locks = [tryAcquireRole(directory, 'projector'), tryAcquireRole(directory, 'worker')];
    expect(locks).not.toContain(null);
    for (const lock of locks) lock?.release();
  });

  it('is freed by the kernel when the holding process is killed', async () => {
    const child = await holder();
    expect(tryAcquireRole(directory, 'worker')).toBeNull();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const lock = tryAcquireRole(directory, 'worker');
    expect(lock).not.toBeNull();
    lock?.release();
  });
});
