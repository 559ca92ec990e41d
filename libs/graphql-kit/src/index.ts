export { awaitPosition } from './await-position.js';
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
export { errorFormatter, type ReportError } from './format-error.js';
export { graphqlOptions, type GraphqlOptions } from './graphql-options.js';
export { inputPipe } from './input-pipe.js';
export { money, Money } from './money.type.js';
export {
  EventRef,
  GuardedInput,
  MutationInput,
  MutationPayload,
  payloadOf,
} from './mutation-payload.type.js';
export { parseCommand } from './parse-command.js';
export { DEFAULT_LIMITS, limitsRule, type QueryLimits } from './query-limits.js';
export { toUserError } from './rejection-to-error.js';
export { commandMeta, contextOf, type RequestContext } from './request-context.js';
export { EVERYBODY, Roles, RolesGuard } from './roles.guard.js';
export { AmountMinor, DateTime, LocalDate, Position, Revision } from './scalars.js';
export { USER_ERRORS, UserError } from './user-error.type.js';
