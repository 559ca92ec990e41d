import { Metadata, type StatusObject, status } from '@grpc/grpc-js';

/** How a call ends that went wrong: what grpc-js takes for an error of a handler. */
export type Failure = Pick<StatusObject, 'code' | 'details' | 'metadata'>;

export function failure(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Failure {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { code, details, metadata };
}

export function unavailable(): Failure {
  return failure(status.UNAVAILABLE, 'the double was told to be unavailable');
}

/** Names the node to go to, which the client does with its next call. */
export function notLeader(host: string, port: number): Failure {
  return failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
}

export function busy(): Failure {
  return failure(status.UNAVAILABLE, 'Server Is Busy');
}

export function accessDenied(): Failure {
  return failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

export function invalid(details: string): Failure {
  return failure(status.INVALID_ARGUMENT, details);
}

/** What a reader of the server trips over has no code of its own. */
export function unreadable(details: string): Failure {
  return failure(status.UNKNOWN, details);
}

/** A bug of the double must reach the test as a failed call; left alone it would be an unhandled rejection. */
export function unexpected(error: unknown): Failure {
  return failure(status.INTERNAL, `the double failed: ${String(error)}`);
}
