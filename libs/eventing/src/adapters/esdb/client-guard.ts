import { isCommandError } from '@eventstore/db-client';

/** The client's own code, as the frame in which an error arose. */
const IN_CLIENT = /^\s*at .*node_modules[\\/]@eventstore[\\/]db-client[\\/]/;

let guarding = false;

/**
 * Keeps the client from ending the process. It leaves promises of its own unhandled (a reconnection that fails, say) and
 * throws inside event listeners (a reply that it does not expect any more). What these meant for a call, the call's own
 * time-out and a look at the log settle. All other errors end the process as they would without us.
 */
export function guardAgainstClient(): void {
  if (guarding) return;
  guarding = true;
  process.on('unhandledRejection', (reason) => {
    if (!isOfClient(reason)) throw reason;
    warn(reason);
  });
  process.on('uncaughtException', (error, origin) => {
    if (isOfClient(error)) return warn(error);
    // What Node does where nobody listens.
    process.stderr.write(
      `${origin}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  });
}

/** Whether the error arose in the client, or is one that only the client makes. */
export function isOfClient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isCommandError(error) || isGrpcError(error)) return true;
  const [frame = ''] = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  return IN_CLIENT.test(frame);
}

function isGrpcError(error: Error): boolean {
  return 'code' in error && typeof error.code === 'number' && 'details' in error && 'metadata' in error;
}

function warn(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.emitWarning(`outside of any call: ${message}`, 'EventStoreDBClient');
}
