import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a child to its end; what stops this process stops the child too. Standard output stays free for the target. */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    const stop = (signal) => {
      child.kill(signal);
      child.once('exit', () => process.exit(signal === 'SIGINT' ? 130 : 143));
    };
    for (const signal of signals) process.once(signal, stop);
    const done = (settle) => (value) => {
      for (const signal of signals) process.off(signal, stop);
      settle(value);
    };
    child.once('error', done(reject));
    child.once('exit', done(resolve));
  });
}

/** A sign of life for long work, where no terminal shows one. */
export async function withHeartbeat(what, work) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const timer = setInterval(() => console.error(`  ${what}: ${seconds()} s ...`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.error(`  ${what}: ${seconds()} s`);
  }
}
