import { type Command, InvalidArgumentError } from 'commander';
import { runDemo } from '../demo/run-demo.js';

/** `ctl demo`. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('replay two years of real orders on a clock that follows them, and leave the API running')
    .option('--data <dir>', 'data directory; emptied first', 'data/demo')
    .option('--port <port>', 'of the API', parsePort, 4000)
    .option('--exit', 'end after the summary', false)
    .action(runDemo);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('it must be a port');
  return port;
}
