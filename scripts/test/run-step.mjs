import { spawn } from 'node:child_process';
import { root } from '../setup/paths.mjs';
import { jest } from './jest.mjs';

const heartbeat = 30_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a step to its end or its time limit. Never throws: a step that cannot start has failed. */
export async function runStep(step) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const timer = setInterval(() => console.log(`  ${step.name}: ${seconds()} ...`), heartbeat);
  const { code, output, timedOut } = await capture(step);
  clearInterval(timer);
  const outcome = step.result?.() ?? { passed: code === 0 ? 1 : 0, failures: [] };
  const failures = [...outcome.failures];
  if (timedOut) failures.push(`Stopped after ${step.timeout / 60_000} minutes.\n${output.slice(-10_000)}`);
  else if (failures.length === 0 && (code !== 0 || outcome.passed === 0))
    failures.push(`${output}\nEnded with ${code}.`);
  console.log(
    `${failures.length === 0 ? 'ok    ' : 'FAILED'} ${step.name}: ${outcome.passed} passed, ${failures.length} failed, ${seconds()}`,
  );
  for (const failure of failures) console.log(`\n--- ${step.name}: ${failure.trimEnd()}\n`);
  return { name: step.name, passed: outcome.passed, failures };
}

function capture({ command: [file, ...args], timeout, env }) {
  return new Promise((resolve) => {
    // A group of its own, so that what a test started ends with it.
    const child = spawn(file, args, { cwd: root, env: { ...jest.environment, ...env }, detached: true });
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-200_000)));
    }
    const interrupted = (signal) => {
      kill(child);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    const limit = setTimeout(() => {
      timedOut = true;
      kill(child);
    }, timeout);
    let grace;
    const end = (code) => {
      clearTimeout(limit);
      clearTimeout(grace);
      for (const signal of signals) process.off(signal, interrupted);
      resolve({ code, output, timedOut });
    };
    for (const signal of signals) process.once(signal, interrupted);
    child.once('error', (error) => end(error.message));
    // Only "close" means that all output was read; what a test left running must not hold it back.
    child.once('close', end);
    child.once('exit', (code) => {
      kill(child);
      grace = setTimeout(end, 5_000, code);
    });
  });
}

function kill(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
