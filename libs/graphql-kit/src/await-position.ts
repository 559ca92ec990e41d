import { ViewBehind, ViewPaused } from '#eventing';
import { GraphQLError } from 'graphql';

interface Views {
  waitFor(position: bigint, timeoutMs: number): Promise<void>;
}

const TIMEOUT_MILLISECONDS = 2000;

/**
 * Waits until the views show the position; `STALE_READ` when they do not within two seconds, `VIEW_PAUSED` at once when
 * one of them will not until somebody mends it.
 */
export async function awaitPosition(views: Views, position: string | null | undefined): Promise<void> {
  if (position === null || position === undefined) return;
  try {
    await views.waitFor(BigInt(position), TIMEOUT_MILLISECONDS);
  } catch (error) {
    throw error instanceof ViewPaused || error instanceof ViewBehind ? toldReader(error) : error;
  }
}

function toldReader(error: ViewPaused | ViewBehind): GraphQLError {
  const position = String(error.position);
  if (error instanceof ViewPaused) {
    const message = `the view ${error.view} is paused at position ${position}: an operator must act`;
    return new GraphQLError(message, { extensions: { code: 'VIEW_PAUSED', position, retryable: false } });
  }
  const message = `the views are at position ${position}, not yet at ${error.wanted}: try again`;
  return new GraphQLError(message, { extensions: { code: 'STALE_READ', position, retryable: true } });
}
