import { expect } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FidelityCase } from './fidelity-case.js';

const script = fileURLToPath(new URL('./client-process.mjs', import.meta.url));

/** The client fails beside its promise: that never settles, and the rejection would end a process by default. */
async function expectEscape(connectionString: string, name: string, message: unknown) {
  const { stdout } = await promisify(execFile)(process.execPath, [script, connectionString, name], {
    env: { ...process.env, NODE_OPTIONS: '' },
    timeout: 15_000,
  });
  expect(JSON.parse(stdout)).toEqual({ settled: false, unhandled: [message] });
}

export const processFidelity: readonly FidelityCase[] = [
  {
    name: 'never settles an append of undefined, and rejects where nobody listens',
    run: ({ connectionString }) =>
      expectEscape(connectionString, 'undefined', expect.stringMatching(/^TypeError/)),
  },
  {
    name: 'never settles an append of a bigint, and rejects where nobody listens',
    run: ({ connectionString }) =>
      expectEscape(connectionString, 'bigint', expect.stringMatching(/^TypeError/)),
  },
];
