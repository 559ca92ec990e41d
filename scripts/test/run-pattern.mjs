import { prepare } from '../setup/prepare.mjs';
import { jest } from './jest.mjs';
import { runChild } from '../setup/child.mjs';

/** For the one who works on a few files: Jest as it is, on what is built. */
export async function runPattern(args) {
  await prepare({ build: true });
  const [file, ...rest] = jest.command(args);
  return runChild(file, rest, { stdio: 'inherit', env: jest.environment });
}
