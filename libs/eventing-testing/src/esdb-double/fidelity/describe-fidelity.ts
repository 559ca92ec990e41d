import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { allFidelity } from './all-fidelity.js';
import { appendFidelity } from './append-fidelity.js';
import { classicFidelity } from './classic-fidelity.js';
import type { FidelityCase } from './fidelity-case.js';
import type { FidelityServer, OpenServer } from './fidelity-server.js';
import { FidelityTools } from './fidelity-tools.js';
import { processFidelity } from './process-fidelity.js';
import { readFidelity } from './read-fidelity.js';
import { refusalFidelity } from './refusal-fidelity.js';
import { retryFidelity } from './retry-fidelity.js';
import { roundTripFidelity } from './round-trip-fidelity.js';
import { subscriptionFidelity } from './subscription-fidelity.js';

/** What the bare client gets to see of a server, real or double: the same expectations for both. */
export const fidelityCases: readonly FidelityCase[] = [
  ...appendFidelity,
  ...classicFidelity,
  ...retryFidelity,
  ...roundTripFidelity,
  ...readFidelity,
  ...allFidelity,
  ...subscriptionFidelity,
  // Last: one of them breaks the connection.
  ...refusalFidelity,
  ...processFidelity,
];

/** Registers the suite with Jest. Not to be run beside another test in the process: the client shares state in it. */
export function describeFidelity(name: string, openServer: OpenServer): void {
  describe(`${name}, asked by the bare client`, () => {
    let server: FidelityServer;
    let client: EventStoreDBClient;
    beforeAll(async () => {
      server = await openServer();
      client = EventStoreDBClient.connectionString(server.connectionString);
    });
    afterAll(async () => {
      await client.dispose();
      await server.close();
    });
    for (const { name: rule, run } of fidelityCases)
      it(rule, () => run(new FidelityTools(client, server.connectionString)));
  });
}
