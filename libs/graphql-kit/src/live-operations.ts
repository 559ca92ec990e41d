import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { errorFormatter } from './format-error.js';
import { type GraphqlOptions, MAX_TOKENS } from './graphql-options.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { QueryLimiter } from './query-limits.js';
import { type ContextParts, contextOf, type Headers, type RequestContext } from './request-context.js';
import { toldError } from './told-error.js';

/** What a client asks for over a socket. */
export interface LiveRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

const DOCUMENTS = 200;

/** Subscriptions outside of Apollo: with the same keys, roles, limits and errors as what comes over HTTP. */
export class LiveOperations {
  private readonly parts: ContextParts;
  private readonly rules;
  private readonly formatError;
  /** Thousands subscribe with the same text. */
  private readonly documents = new LRUCache<string, DocumentNode>({ max: DOCUMENTS });

  constructor(
    private readonly schema: () => GraphQLSchema,
    private readonly options: GraphqlOptions,
  ) {
    const { authenticator, firstUses, production, limits } = options;
    this.parts = { authenticator, keys: new IdempotencyKeys(firstUses) };
    const limiter = new QueryLimiter(limits);
    const closed = production ? [NoSchemaIntrospectionCustomRule] : [];
    this.rules = [...specifiedRules, ...closed, limiter.rule];
    this.formatError = errorFormatter({ suggestions: !production });
  }

  /** Throws `UNAUTHENTICATED`. */
  connect(id: string, headers: Headers): Promise<RequestContext> {
    return contextOf({ id, headers }, this.parts);
  }

  /** What is to be run, or why it will not be. */
  prepare(
    { query, operationName, variables }: LiveRequest,
    contextValue: RequestContext,
  ): ExecutionArgs | readonly GraphQLError[] {
    const document = this.documents.get(query) ?? this.read(query);
    if (document instanceof Array) return document;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [refused('BAD_REQUEST', 'here are subscriptions only: send everything else as POST /graphql')];
    }
    this.documents.set(query, document);
    return {
      schema: this.schema(),
      document,
      operationName,
      variableValues: variables,
      contextValue,
    };
  }

  /** As they leave the server; what nobody expected is reported. */
  told(errors: readonly GraphQLError[], { correlationId, actor }: RequestContext): GraphQLFormattedError[] {
    return errors.map(asBadInput).map((error) => {
      if (toldError(error) === null) {
        this.options.reportError(error.originalError ?? error, { correlationId, actor: actor.id });
      }
      const formatted = this.formatError(error.toJSON(), error);
      return { ...formatted, extensions: { ...formatted.extensions, correlationId } };
    });
  }

  private read(query: string): DocumentNode | readonly GraphQLError[] {
    const document = parsed(query);
    if (document instanceof GraphQLError) return [refused('GRAPHQL_PARSE_FAILED', document.message)];
    const errors = validate(this.schema(), document, this.rules);
    return errors.length === 0
      ? document
      : errors.map(({ message, extensions }) => refused('GRAPHQL_VALIDATION_FAILED', message, extensions));
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function refused(code: string, message: string, extensions: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** What has no path did not come from a resolver: it is about the variables. */
function asBadInput(error: GraphQLError): GraphQLError {
  const isPlain = !error.path && error.extensions['code'] === undefined;
  return isPlain ? refused('BAD_USER_INPUT', error.message) : error;
}
