import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKED } from '../../libs/delay-rules/src/testing/worked-scenarios.js';
import { evaluateFile } from '../../apps/ctl/src/commands/evaluate.command.js';

const DAY = 86_400_000;
/** The worked cases come round again, each time a day later: the calendar is asked something new. */
const DAYS = 700;

/** A worked case of the rule, all its days moved. */
function scenario(n: number): object {
  const worked = WORKED[n % WORKED.length];
  const days = Math.floor(n / WORKED.length) % DAYS;
  const moved = JSON.stringify(worked?.input).replaceAll(/\d{4}-\d\d-\d\d/g, (day) =>
    new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10),
  );
  return { id: `S-${n}`, input: JSON.parse(moved) as object };
}

/** Seconds that `ctl evaluate` takes for so many scenarios, from the file to the text of the answers. */
export function evaluationSeconds(dir: string, scenarios: number): number {
  const file = join(dir, 'scenarios.json');
  writeFileSync(file, JSON.stringify(Array.from({ length: scenarios }, (_, n) => scenario(n))));
  let answers = 0;
  let refused = 0;
  const began = performance.now();
  evaluateFile(file, (text) => {
    if (text.includes('"id"')) answers += 1;
    if (text.includes('"error"')) refused += 1;
  });
  const seconds = (performance.now() - began) / 1000;
  if (answers !== scenarios || refused > 0)
    throw new Error(`${answers} answers, ${refused} of them refusals`);
  return seconds;
}
