import { jest, jestResult } from './jest.mjs';
import { tool } from './tools.mjs';

const minute = 60_000;

function check(name, command, minutes) {
  return { name, command, timeout: minutes * minute };
}

/** `env` adds to the environment. */
function tests(name, args, minutes, env = {}) {
  const outputFile = jest.outputFile(name);
  return {
    name,
    command: jest.command([...args, '--json', `--outputFile=${outputFile}`]),
    timeout: minutes * minute,
    env,
    result: () => jestResult(outputFile),
  };
}

const fastEndToEnd = ['test/e2e/', '--testPathIgnorePatterns', '\\.slow\\.spec\\.ts$'];
const childProcessTests = '<rootDir>/test/(e2e|chaos)/';

/** In order. Types come first of all, because end-to-end and crash tests start what they compile to. */
export function stepsOf({ quick }) {
  const types = check('types', tool('run.mjs', 'build'), 5);
  const unit = (ignored) => ['--testPathIgnorePatterns', childProcessTests, ...ignored];
  if (quick) {
    return [
      types,
      tests('unit, contract and architecture', unit(['\\.slow\\.spec\\.ts$']), 10),
      tests('end to end', fastEndToEnd, 10),
    ];
  }
  return [
    types,
    check('lint', tool('eslint', '.'), 5),
    check('format', tool('prettier', '--check', '.'), 3),
    check(
      'dependency rules',
      tool('depcruise', '--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'test'),
      3,
    ),
    tests('unit, contract and architecture', unit([]), 10),
    tests('end to end', ['test/e2e/'], 10),
    tests('end to end on EventStoreDB (double)', fastEndToEnd, 10, { E2E_STORE: 'double' }),
    tests('crash', ['test/chaos/'], 15),
  ];
}
