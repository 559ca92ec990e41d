import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioInput } from '../scenario/scenario-input.js';

export interface WorkedScenario {
  readonly id: string;
  readonly description: string;
  readonly input: ScenarioInput;
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly alternatives?: readonly ({ readonly convention: string } & Readonly<Record<string, unknown>>)[];
  };
}

const file = join('libs', 'delay-rules', 'src', 'testing', 'worked-scenarios.json');

/** Worked cases of the rules; each names its source in 16 CFR 435, or in the law of another place. */
export const WORKED = JSON.parse(readFileSync(file, 'utf8')) as readonly WorkedScenario[];
