import { runPattern } from './test/run-pattern.mjs';
import { runSuite } from './test/run-suite.mjs';

const usage = `Usage: npm test                        everything: lint, format, types, dependency rules,
                                       unit, contract and architecture tests, end to end, crash tests
       npm test -- --quick             what may depend on the version of Node: types, unit, contract,
                                       architecture and end-to-end tests, without *.slow.spec.ts and crash tests
       npm test -- <pattern> [flags]   only the test files that match; everything is handed to Jest

The last line counts tests and checks: "812 passed, 0 failed". Skipped tests count as failed.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(usage);
} else if (args.length === 0) {
  process.exitCode = await runSuite({ quick: false });
} else if (args.length === 1 && args[0] === '--quick') {
  process.exitCode = await runSuite({ quick: true });
} else {
  process.exitCode = await runPattern(args);
}
