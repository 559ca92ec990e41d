import type { Authenticator } from '#access';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { errorFormatter } from './format-error.js';
import { type FirstUses, IdempotencyKeys } from './idempotency-keys.js';
import { QueryLimiter, type QueryLimits } from './query-limits.js';
import { contextOf } from './request-context.js';
import { type ReportError, requestPlugin } from './request-plugin.js';
import { guardRootFields } from './roles.js';

export interface GraphqlOptions {
  readonly authenticator: Authenticator;
  /** Commands of the past: keys that are used twice are noticed by them. */
  readonly firstUses: FirstUses;
  /** Introspection and suggestions are off then. */
  readonly production: boolean;
  readonly reportError: ReportError;
  readonly limits?: QueryLimits;
}

/** Bounds what parsing and validation may cost; an order of 700 lines written into the query has fewer. */
export const MAX_TOKENS = 30_000;

/** Apollo with the roles, limits, errors and context of this product. */
export function graphqlOptions(options: GraphqlOptions): ApolloDriverConfig {
  const { authenticator, firstUses, production, reportError, limits } = options;
  const parts = { authenticator, keys: new IdempotencyKeys(firstUses) };
  const limiter = new QueryLimiter(limits);
  return {
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: guardRootFields,
    path: '/graphql',
    graphiql: false,
    playground: false,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [limiter.rule],
    // Its hints on caching are worked out field by field, and nothing here may be cached: see `requestPlugin`.
    plugins: [ApolloServerPluginCacheControlDisabled(), requestPlugin(limiter, reportError)],
    autoTransformHttpErrors: false,
    formatError: errorFormatter({ suggestions: !production }),
    context: (request: Parameters<typeof contextOf>[0]) => contextOf(request, parts),
    buildSchemaOptions: { numberScalarMode: 'integer' },
  };
}
