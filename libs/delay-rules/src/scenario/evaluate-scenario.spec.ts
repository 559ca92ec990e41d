import { describe, expect, it } from '@jest/globals';
import { evaluateScenario } from './evaluate-scenario.js';

const received = {
  type: 'OrderReceived',
  at: '2026-01-05T10:00:00-05:00',
  payment: { tender: 'THIRD_PARTY_CREDIT', status: 'CAPTURED' },
};
const input = {
  jurisdiction: 'US-FTC-MITOR',
  complianceZone: 'America/New_York',
  conventions: 'US-DEFAULT',
  events: [received],
  asOf: '2026-01-06T09:00:00-05:00',
};

function problemsOf(scenario: unknown): unknown {
  const evaluation = evaluateScenario(scenario);
  return 'error' in evaluation ? evaluation.error : evaluation;
}

describe('a scenario', () => {
  it('is refused for an unknown field, by its name', () => {
    expect(
      problemsOf({ id: 'a', input: { ...input, events: [{ ...received, colour: 'red' }] } }),
    ).toMatchObject({
      problems: [{ field: 'input.events[0].colour', problem: 'unknown field' }],
    });
  });

  it('is refused for an unknown event, by its name', () => {
    expect(
      problemsOf({ id: 'a', input: { ...input, events: [received, { type: 'OrderTeleported' }] } }),
    ).toMatchObject({
      problems: [{ field: 'input.events[1].type', problem: expect.stringContaining('"OrderTeleported"') }],
    });
  });

  it('is refused for an unknown command, by its name', () => {
    expect(problemsOf({ id: 'a', input: { ...input, command: { type: 'Guess' } } })).toMatchObject({
      problems: [{ field: 'input.command.type', problem: expect.stringContaining('"Guess"') }],
    });
  });

  it('is told what its question needs and it does not say', () => {
    expect(problemsOf({ id: 'a', input: { ...input, asOf: undefined } })).toMatchObject({
      problems: [{ field: 'input.asOf', problem: 'is needed for this question' }],
    });
  });

  it.each([
    ['a day that does not exist', { agreedDeliveryDate: '2026-02-30' }, 'input.agreedDeliveryDate'],
    ['an instant without its offset', { asOf: '2026-01-06T09:00:00' }, 'input.asOf'],
    ['a zone that nobody knows', { complianceZone: 'Mars/Olympus' }, 'input.complianceZone'],
    ['conventions that nobody wrote', { conventions: 'US-LENIENT' }, 'input.conventions'],
  ])('is refused for %s', (_, wrong, field) => {
    expect(problemsOf({ id: 'a', input: { ...input, ...wrong } })).toMatchObject({ problems: [{ field }] });
  });

  it.each([null, 7, 'order', [], {}])('is refused when it is %j', (scenario) => {
    expect(problemsOf(scenario)).toMatchObject({ code: 'INVALID_SCENARIO' });
  });
});

describe('an answer', () => {
  it('gives every date its basis', () => {
    expect(evaluateScenario({ id: 'a', input })).toMatchObject({
      basis: {
        shipBy: {
          rule: '16 CFR 435.2(a)(1)(ii)',
          facts: ['properly completed on 2026-01-05', expect.any(String)],
        },
      },
    });
  });

  it('names the rule and the conventions with their versions', () => {
    expect(evaluateScenario({ id: 'a', input })).toMatchObject({
      rule: 'US-FTC-MITOR@1',
      conventions: 'US-DEFAULT@1',
    });
  });
});
