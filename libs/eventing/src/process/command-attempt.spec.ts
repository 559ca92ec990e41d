import { HastyScheduler } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../model/errors.js';
import { ViewBehind } from '../project/views-progress.js';
import { attemptCommand } from './command-attempt.js';
import { CommandRegistry } from './command-registry.js';
import type { CommandOutcome } from './process-definition.js';
import type { PendingCommand } from './process-instance.js';

const command: PendingCommand = {
  id: 'c1',
  stepId: 's1',
  correlationId: 's1',
  command: 'test.Reserve',
  payload: {},
};
const meta = {
  commandId: 'c1',
  correlationId: 's1',
  causationId: 's1',
  actor: 'process:test',
  tenant: 'main',
};

/** What becomes of the command when its receiver answers like this, every time. */
async function attempted(execute: () => CommandOutcome) {
  const registry = new CommandRegistry();
  let times = 0;
  registry.register('test.Reserve', async () => {
    times += 1;
    return execute();
  });
  return { attempt: await attemptCommand(registry, new HastyScheduler(), command, meta), times };
}

describe('an attempt at a command', () => {
  it('ends with the answer of the receiver, a refusal among them', async () => {
    const outcome = { rejected: { code: 'NO_STOCK', message: 'none', details: {} } };
    expect(await attempted(() => outcome)).toEqual({ attempt: { commandId: 'c1', outcome }, times: 1 });
  });

  it('fails for good where the receiver is broken', async () => {
    const broken = () => {
      throw new TypeError('not a function');
    };
    const failure = 'TypeError: not a function';
    expect(await attempted(broken)).toEqual({ attempt: { commandId: 'c1', failure }, times: 1 });
  });

  it('is put off, not given to a person, while the store is away', async () => {
    const away = () => {
      throw new StoreUnavailable('away');
    };
    const putOff = 'Error: away';
    expect(await attempted(away)).toEqual({ attempt: { commandId: 'c1', putOff }, times: 8 });
  });

  it('is put off while the views that it asks are behind', async () => {
    const behind = () => {
      throw new ViewBehind(7n, 5n);
    };
    const putOff = 'Error: views are at 5, not yet at 7';
    expect(await attempted(behind)).toEqual({ attempt: { commandId: 'c1', putOff }, times: 8 });
  });

  it('is put off, not taken for refused, when others are always quicker', async () => {
    const lost = { rejected: { code: 'CONFLICT', message: 'too often', details: {} } };
    const putOff = 'conflicts without end';
    expect(await attempted(() => lost)).toEqual({ attempt: { commandId: 'c1', putOff }, times: 8 });
  });
});
