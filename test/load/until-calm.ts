import type { GraphqlClient } from '../support/graphql-client.js';

const STATUS = '{ serviceStatus { backlog head processed position } }';

/** Until nothing is under way any more. */
export async function untilCalm(client: GraphqlClient): Promise<void> {
  for (let calm = 0; calm < 3;) {
    const { serviceStatus } = await client.ask(STATUS);
    const { backlog, head, processed, position } = serviceStatus as Record<string, string | number>;
    calm = backlog === 0 && head === processed && head === position ? calm + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
