export { AsOfInput } from './as-of.input.js';
export { awaitPosition } from './await-position.js';
export { badUserInput } from './bad-user-input.js';
export { type ConnectionOf, connectionOf, PageArgs, PageInfo, ReadArgs, toConnection } from './connection.js';
export { ErrorCode } from './error-code.js';
export {
  BooleanFilter,
  DateTimeFilter,
  graphqlEnum,
  IntFilter,
  LocalDateFilter,
  SortDirection,
  StringFilter,
} from './filter.inputs.js';
export { graphqlOptions, type GraphqlOptions } from './graphql-options.js';
export { inputPipe } from './input-pipe.js';
export { LiveOperations, type LiveRequest } from './live-operations.js';
export { money, Money } from './money.type.js';
export {
  EventRef,
  GuardedInput,
  MutationInput,
  MutationPayload,
  payloadOf,
} from './mutation-payload.type.js';
export { parseCommand } from './parse-command.js';
export { DEFAULT_LIMITS, type QueryLimits } from './query-limits.js';
export { toUserError } from './rejection-to-error.js';
export {
  commandMeta,
  correlationIdOf,
  type Headers,
  type RequestContext,
  runOnce,
} from './request-context.js';
export { type FailedRequest, type ReportError } from './request-plugin.js';
export { EVERYBODY, Roles, rolesOf } from './roles.js';
export { AmountMinor, DateTime, Json, LocalDate, Position, Revision } from './scalars.js';
export { USER_ERRORS, UserError } from './user-error.type.js';
