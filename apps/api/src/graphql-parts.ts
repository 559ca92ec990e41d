import { AccessKeyQueries } from '#access/views';
import { ApiKeyAuthenticator, openDoor } from '#access';
import type { Runtime } from '#composition';
import { CommandIndex } from '#eventing';
import type { GraphqlOptions } from '#graphql-kit';
import { logLine } from './log.js';
import type { Settings } from './settings.js';

/** What GraphQL is answered by, whether it is asked over HTTP or over a socket. */
export function graphqlParts(
  { views, clock }: Runtime,
  { authentication, production }: Pick<Settings, 'authentication' | 'production'>,
): GraphqlOptions {
  return {
    authenticator: authentication
      ? new ApiKeyAuthenticator(new AccessKeyQueries(views.reader), clock)
      : openDoor,
    firstUses: new CommandIndex(views.reader),
    production,
    reportError: (error, request) => logLine('error', 'a request failed', { ...request, error }),
  };
}
