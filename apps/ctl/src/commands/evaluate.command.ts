import { readFileSync } from 'node:fs';
import { evaluateScenario } from '#delay-rules';
import type { Command } from 'commander';

/** `ctl evaluate`. */
export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('ask what the delay rules say of made-up or real facts, without touching an order')
    .argument('<file>', 'JSON array of {id, input}; - reads standard input')
    .addHelpText(
      'after',
      `
Prints a JSON array with one outcome for each scenario, and nothing else, on standard output. A scenario with an unknown
field or event has an "error" that names it; the others are answered all the same. docs/compliance.md has the format.`,
    )
    .action((file: string) => {
      evaluateFile(file, (text) => process.stdout.write(text));
    });
}

/** Throws where the file holds no array of scenarios; a scenario that cannot be answered is an answer. */
export function evaluateFile(file: string, write: (text: string) => void): void {
  const scenarios = readScenarios(file);
  write('[');
  scenarios.forEach((scenario, index) => {
    write(`${index > 0 ? ',' : ''}\n${JSON.stringify(evaluateScenario(scenario))}`);
  });
  write('\n]\n');
}

function readScenarios(file: string): readonly unknown[] {
  const content: unknown = parse(readFileSync(file === '-' ? 0 : file, 'utf8'), file);
  if (!Array.isArray(content)) {
    throw new Error(`${file}: must hold a JSON array of {"id", "input"}; it holds ${kindOf(content)}`);
  }
  return content;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function kindOf(content: unknown): string {
  return content === null ? 'null' : `one ${typeof content}`;
}
