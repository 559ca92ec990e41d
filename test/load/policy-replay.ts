import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { YEAR } from './year-log.js';

const POLICY = {
  name: 'longest-wait',
  title: 'The longest wait',
  ranking: { kind: 'LEXICOGRAPHIC', criteria: [{ by: 'AGE' }] },
  guardDays: null,
  allocation: { rule: 'PRIORITY_ORDER', minimumFillPercent: null, caseMultiple: null },
  strategies: [],
  quotas: [],
};

/** `ctl replay-policy` over the year, with all that starting it takes. */
export async function replayYear(
  dataDir: string,
): Promise<{ readonly seconds: number; readonly events: number; readonly changed: boolean }> {
  const policy = join(dataDir, 'policy.json');
  writeFileSync(policy, JSON.stringify(POLICY));
  const period = ['--from', YEAR.from, '--to', YEAR.to];
  const args = ['replay-policy', '--data', dataDir, '--json', '--policy', policy, ...period];
  const began = performance.now();
  const ctl = join(process.cwd(), 'dist/apps/ctl/src/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [ctl, ...args], { maxBuffer: 1 << 26 });
  const seconds = (performance.now() - began) / 1000;
  const { events, segments } = JSON.parse(stdout) as {
    readonly events: number;
    readonly segments: readonly { readonly recorded: object; readonly replayed: object }[];
  };
  const changed = segments.some(
    ({ recorded, replayed }) => JSON.stringify(recorded) !== JSON.stringify(replayed),
  );
  return { seconds, events, changed };
}
