import { type Role, ROLES } from '#access';
import { Extensions } from '@nestjs/graphql';
import { defaultFieldResolver, GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from './request-context.js';

type RootField = GraphQLField<unknown, RequestContext>;

/** Who may call a query or mutation, beside `admin`. Stands in the schema: in `extensions.roles` and in the description. */
export function Roles(...roles: readonly Role[]): MethodDecorator {
  return Extensions({ roles });
}

export const EVERYBODY: readonly Role[] = ['integrator', 'operations', 'compliance', 'service'];

/**
 * Lets nobody call a query, mutation or subscription but the roles it names. Throws when one names none: what nobody
 * thought about is closed. Done once in the schema, so that nothing is looked up per request.
 */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  const open: string[] = [];
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values<RootField>(type?.getFields() ?? {})) {
      const roles = rolesOf(field);
      if (roles.length === 0) open.push(`${type?.name}.${field.name}`);
      else guard(field, new Set<string>(['admin', ...roles]));
    }
  }
  if (open.length > 0) throw new Error(`these operations name no roles (@Roles): ${open.join(', ')}`);
  return schema;
}

/** Empty when the field names none. */
export function rolesOf({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): Role[] {
  const named: unknown = extensions['roles'];
  return Array.isArray(named) ? ROLES.filter((role) => named.includes(role)) : [];
}

function guard(field: RootField, allowed: ReadonlySet<string>): void {
  const step = field.subscribe ? 'subscribe' : 'resolve';
  const proceed = field[step] ?? defaultFieldResolver;
  field[step] = (source, args, context, info) => {
    const { role } = context.actor;
    if (allowed.has(role)) return proceed(source, args, context, info);
    throw new GraphQLError(`role ${role} may not do this`, { extensions: { code: 'FORBIDDEN' } });
  };
  field.description = [field.description, `Roles: ${[...allowed].join(', ')}.`].filter(Boolean).join('\n\n');
}
