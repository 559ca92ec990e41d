import { ViewBehind } from '#eventing';
import { GraphQLError } from 'graphql';

interface Views {
  waitFor(position: bigint, timeoutMs: number): Promise<void>;
}

const TIMEOUT_MILLISECONDS = 2000;

/** Waits until the views show the position; `STALE_READ` when they do not within two seconds. */
export async function awaitPosition(views: Views, position: string | null | undefined): Promise<void> {
  if (position === null || position === undefined) return;
  try {
    await views.waitFor(BigInt(position), TIMEOUT_MILLISECONDS);
  } catch (error) {
    if (!(error instanceof ViewBehind)) throw error;
    throw new GraphQLError(`the views are at position ${error.position}, not yet at ${position}: try again`, {
      extensions: { code: 'STALE_READ', position: String(error.position), retryable: true },
    });
  }
}
