import type { Authenticator } from '#access';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { errorFormatter, type ReportError } from './format-error.js';
import { limitsRule } from './query-limits.js';
import { contextOf } from './request-context.js';

export interface GraphqlOptions {
  readonly authenticator: Authenticator;
  /** Introspection and suggestions are off then. */
  readonly production: boolean;
  readonly reportError: ReportError;
}

/** Apollo with the limits, errors and context of this product. */
export function graphqlOptions(options: GraphqlOptions): ApolloDriverConfig {
  const { authenticator, production, reportError } = options;
  return {
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    graphiql: false,
    playground: false,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    validationRules: [limitsRule()],
    formatError: errorFormatter(reportError),
    context: (request: Parameters<typeof contextOf>[0]) => contextOf(request, authenticator),
    buildSchemaOptions: { numberScalarMode: 'integer' },
  };
}
