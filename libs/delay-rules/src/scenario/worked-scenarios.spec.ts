import { describe, expect, it } from '@jest/globals';
import { WORKED } from '../testing/worked-scenarios.js';
import { evaluateScenario } from './evaluate-scenario.js';

describe('worked cases of the rules', () => {
  it.each(WORKED)('$id: $description', ({ id, input, expected }) => {
    const { alternatives: _other, ...answer } = expected;
    expect(evaluateScenario({ id, input })).toMatchObject({ id, ...answer });
  });
});
