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
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
