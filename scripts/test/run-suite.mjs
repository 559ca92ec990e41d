import { jest } from './jest.mjs';
import { runStep } from './run-step.mjs';
import { stepsOf } from './steps.mjs';

/** Runs all steps, whatever fails on the way, and returns the exit code. */
export async function runSuite(options) {
  const results = [];
  for (const step of stepsOf(options)) results.push(await runStep(step));
  jest.removeOutput();
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failures.length));
  console.log(`\n${realServer()}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What a reader of the last lines must know of the production store. */
function realServer() {
  return process.env.EVENTSTORE_TEST_URL
    ? 'EventStoreDB: tested on a double and on the real server of EVENTSTORE_TEST_URL.'
    : 'EventStoreDB: tested on a double; the real server was not tried (EVENTSTORE_TEST_URL is not set).';
}
