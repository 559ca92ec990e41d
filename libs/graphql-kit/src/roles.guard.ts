import type { Role } from '#access';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Extensions, GqlExecutionContext } from '@nestjs/graphql';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { RequestContext } from './request-context.js';

const ROLES = 'roles';

/** Who may call a query or mutation, beside `admin`. Seen in the schema's extensions, too. */
export function Roles(...roles: readonly Role[]): MethodDecorator {
  return applyDecorators(SetMetadata(ROLES, roles), Extensions({ roles }));
}

export const EVERYBODY: readonly Role[] = ['integrator', 'operations', 'compliance', 'service'];

/** Refuses everything that names no roles. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const { actor } = GqlExecutionContext.create(context).getContext<RequestContext>();
    const allowed = this.reflector.get<readonly Role[] | undefined>(ROLES, context.getHandler());
    if (allowed && (actor.role === 'admin' || allowed.includes(actor.role))) return true;
    throw new GraphQLError(`role ${actor.role} may not do this`, { extensions: { code: 'FORBIDDEN' } });
  }
}
