import { Command } from 'commander';
import { addClockCommands } from './commands/clock.command.js';
import { addDemoCommand } from './commands/demo.command.js';
import { addEvaluateCommand } from './commands/evaluate.command.js';
import { addEvidenceCommand } from './commands/evidence.command.js';
import { addImportCommand } from './commands/import.command.js';
import { addKeysCommand } from './commands/keys.command.js';
import { addLogCommands } from './commands/log.command.js';
import { addParkedCommands } from './commands/parked.command.js';
import { addReplayPolicyCommand } from './commands/replay-policy.command.js';
import { addViewsCommands } from './commands/views.command.js';

const program = new Command('ctl')
  .description(
    'Backorder Ledger from the command line. Works on the data directory (and EVENTSTORE_URL, CLOCK), also beside a running server.',
  )
  .showHelpAfterError();
addDemoCommand(program);
addImportCommand(program);
addEvaluateCommand(program);
addEvidenceCommand(program);
addKeysCommand(program);
addViewsCommands(program);
addReplayPolicyCommand(program);
addParkedCommands(program);
addLogCommands(program);
addClockCommands(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`ctl: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
