import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const file = inRoot('.setup.lock');

/** One set-up at a time per checkout; a lock whose owner died is taken over. */
export async function withSetupLock(work) {
  let told = false;
  while (!take()) {
    if (!told)
      console.error(`Another command (process ${owner()}) is setting up this folder; waiting for it ...`);
    told = true;
    await sleep(250);
  }
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const pid = owner();
    if (pid !== undefined && !isAlive(pid)) removeStale(pid);
    return false;
  }
}

function release() {
  if (owner() === String(process.pid)) rmSync(file, { force: true });
}

function owner(path = file) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** An empty file is a lock whose owner is just about to write its id. */
function isAlive(pid) {
  if (pid === '') return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moved aside first: between reading and removing, another process may have taken the lock over. */
function removeStale(pid) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (owner(aside) !== pid) linkSync(aside, file);
  } catch {
    // Another process was quicker; the next round will see its lock.
  }
  rmSync(aside, { force: true });
}
