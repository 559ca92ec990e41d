import { describe, expect, it } from '@jest/globals';
import { brokenStores } from './broken-stores.js';
import {
  type HarnessFactory,
  casesFor,
  eventStoreContract,
  runContractCase,
} from './event-store.contract.js';
import { sharedMemoryHarness } from './shared-memory-harness.js';
import { failureOf } from './store-cases/case-tools.js';
import { StoreWrapper } from './store-wrapper.js';

function run(name: string, factory: HarnessFactory): Promise<void> {
  const found = eventStoreContract.find((contractCase) => contractCase.name === name);
  if (!found) throw new Error(`the contract has no case "${name}"`);
  return runContractCase(found, factory);
}

describe('the contract of event stores', () => {
  it.each(brokenStores)('notices $name: $caughtBy', async ({ factory, caughtBy }) => {
    const failure = await failureOf(run(caughtBy, factory));
    expect(failure).toBeInstanceOf(Error);
  });

  it('accepts the same stores when nothing is broken, in every case', async () => {
    const factory = () => sharedMemoryHarness((store) => new StoreWrapper(store));
    const cases = casesFor(factory);
    expect(cases).toHaveLength(eventStoreContract.length);
    for (const contractCase of cases) await runContractCase(contractCase, factory);
  });

  it('names each of its cases once', () => {
    const names = eventStoreContract.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
