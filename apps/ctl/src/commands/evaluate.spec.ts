import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { evaluateFile } from './evaluate.command.js';

const dir = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function given(content: string): string {
  const file = join(dir, 'scenarios.json');
  writeFileSync(file, content);
  return file;
}

function outputOf(file: string): string {
  let text = '';
  evaluateFile(file, (piece) => (text += piece));
  return text;
}

describe('ctl evaluate', () => {
  it('answers every scenario in its place, and those it cannot by name of the field', () => {
    const good = {
      id: 'cod',
      input: { jurisdiction: 'US-FTC-MITOR', computeOnly: 'SCOPE', channel: 'MAIL' },
    };
    const scenarios = [
      { ...good, input: { ...good.input, category: 'GENERAL', paymentTerms: 'COD' } },
      { ...good, id: 'odd', input: { ...good.input, colour: 'red' } },
      { ...good, id: 'incomplete' },
    ];
    expect(JSON.parse(outputOf(given(JSON.stringify(scenarios))))).toMatchObject([
      { id: 'cod', covered: false, reason: 'COD' },
      { id: 'odd', error: { problems: [{ field: 'input.colour', problem: 'unknown field' }] } },
      { id: 'incomplete', error: { problems: [{ field: 'input.category' }] } },
    ]);
  });

  it('prints an empty array for no scenarios', () => {
    expect(JSON.parse(outputOf(given('[]')))).toEqual([]);
  });

  it.each([
    ['{"id": 1}', 'must hold a JSON array'],
    ['[', 'is not JSON'],
  ])('refuses %s, and says why', (content, reason) => {
    expect(() => outputOf(given(content))).toThrow(reason);
  });
});
