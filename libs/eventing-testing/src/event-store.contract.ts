import { describe, it } from '@jest/globals';
import { appendCases } from './store-cases/append-cases.js';
import { CaseTools } from './store-cases/case-tools.js';
import type { ContractCase } from './store-cases/contract-case.js';
import { feedCases } from './store-cases/feed-cases.js';
import { historyCases } from './store-cases/history-cases.js';
import { lifecycleCases } from './store-cases/lifecycle-cases.js';
import { raceCases } from './store-cases/race-cases.js';
import { readCases } from './store-cases/read-cases.js';
import { refusalCases } from './store-cases/refusal-cases.js';
import { repeatCases } from './store-cases/repeat-cases.js';
import { roundTripCases } from './store-cases/round-trip-cases.js';
import { wakeCases } from './store-cases/wake-cases.js';
import type { HarnessFactory } from './store-cases/store-harness.js';

export type { ContractCase } from './store-cases/contract-case.js';
export type { HarnessFactory, StoreHarness } from './store-cases/store-harness.js';

/** What every event store promises, adapter by adapter the same. A bug found in one adapter becomes a case here. */
export const eventStoreContract: readonly ContractCase[] = [
  ...appendCases,
  ...repeatCases,
  ...raceCases,
  ...refusalCases,
  ...roundTripCases,
  ...readCases,
  ...feedCases,
  ...wakeCases,
  ...lifecycleCases,
  ...historyCases,
];

/** The cases that a harness can run. */
export function casesFor(factory: HarnessFactory): readonly ContractCase[] {
  const harness = factory();
  return eventStoreContract.filter(({ needs }) => needs === undefined || harness[needs] !== undefined);
}

/** Runs one case on data of its own. Throws when the store breaks the rule. */
export async function runContractCase(contractCase: ContractCase, factory: HarnessFactory): Promise<void> {
  const harness = factory();
  try {
    await contractCase.run(new CaseTools(await harness.open(), harness));
  } finally {
    await harness.dispose();
  }
}

/** Registers the contract with Jest. */
export function describeEventStoreContract(name: string, factory: HarnessFactory): void {
  describe(`${name} as an event store`, () => {
    for (const contractCase of casesFor(factory)) {
      it(contractCase.name, () => runContractCase(contractCase, factory));
    }
  });
}
