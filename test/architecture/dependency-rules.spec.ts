import { beforeAll, describe, expect, it } from '@jest/globals';
import { lawful, ruleBreakers } from './rule-breakers.js';
import { type Findings, findingsIn } from './sample-tree.js';

/** Reported for nearly all sample files, since no app uses them; it has a test of its own. */
const deadFiles = 'no-dead-files';

describe('the dependency rules', () => {
  let findings: Findings;

  beforeAll(async () => {
    const breakers = Object.assign({}, ...Object.values(ruleBreakers));
    findings = await findingsIn({ ...lawful, ...breakers });
  });

  const filesFound = (rule: string) => [
    ...new Set(findings.violations.filter((found) => found.rule === rule).map(({ from }) => from)),
  ];

  it.each(Object.entries(ruleBreakers))('%s: finds who breaks it, and nobody else', (rule, files) => {
    expect(filesFound(rule).sort()).toEqual(Object.keys(files).sort());
  });

  it('no-dead-files: finds what no app uses, and lets go what one uses', () => {
    expect(filesFound(deadFiles)).toContain('libs/stock/src/application/uses-nest.ts');
    expect(filesFound(deadFiles)).not.toContain('apps/api/src/uses-all.ts');
  });

  it('are all proven to bite', () => {
    expect([...findings.rules].sort()).toEqual([...Object.keys(ruleBreakers), deadFiles].sort());
  });
});
