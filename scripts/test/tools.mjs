import { inRoot } from '../setup/paths.mjs';

const entries = {
  'run.mjs': inRoot('scripts', 'run.mjs'),
  eslint: inRoot('node_modules', 'eslint', 'bin', 'eslint.js'),
  prettier: inRoot('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  depcruise: inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
  jest: inRoot('node_modules', 'jest', 'bin', 'jest.js'),
};

/** Started without npx and shell, so that a signal reaches the tool itself. */
export function tool(name, ...args) {
  return [process.execPath, entries[name], ...args];
}
