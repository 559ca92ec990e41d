import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from './tools.mjs';

let folder;

export const jest = {
  command: (args) => tool('jest', '--maxWorkers=2', ...args),
  outputFile(name) {
    folder ??= mkdtempSync(join(tmpdir(), 'backorder-ledger-test-'));
    return join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  },
  removeOutput() {
    if (folder) rmSync(folder, { recursive: true, force: true });
  },
  /** ES modules in Jest's sandbox still need a flag, whose warning says nothing new. */
  environment: {
    ...process.env,
    NODE_OPTIONS: [
      process.env.NODE_OPTIONS,
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
    ]
      .filter(Boolean)
      .join(' '),
  },
};

/** Counts of a run; a test that did not run is a failure. Without a report, Jest's own output says why. */
export function jestResult(outputFile) {
  let report;
  try {
    report = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    return { passed: 0, failures: [] };
  }
  const failures = report.testResults.flatMap(failuresOfFile);
  return { passed: report.numPassedTests, failures };
}

function failuresOfFile({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status !== 'passed');
  if (failed.length === 0) return message ? [`${name}\n${message}`] : [];
  return failed.map(({ fullName, status, failureMessages }) =>
    status === 'failed'
      ? `${name}\n${fullName}\n${failureMessages.join('\n')}`
      : `${name}\n${fullName}: ${status}`,
  );
}
