import 'reflect-metadata';
import { type Actor, type Authenticator, ROLES } from '#access';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { graphqlOptions } from '../graphql-options.js';
import { inputPipe } from '../input-pipe.js';
import type { QueryLimits } from '../query-limits.js';
import { correlationIdOf } from '../request-context.js';
import type { FailedRequest } from '../request-plugin.js';
import { TinyResolver } from './tiny-schema.js';

export interface TinyOptions {
  readonly production?: boolean;
  readonly limits?: QueryLimits;
  readonly resolver?: Type;
}

export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The token is the name of the role. */
const byRole: Authenticator = {
  authenticate: async (token): Promise<Actor | null> => {
    const role = ROLES.find((each) => each === token);
    return role ? { id: `key:${role}`, tenant: 'main', role } : null;
  },
};

/** A small API with the options of the real one. To be closed when done. */
export class TinyApi {
  readonly reports: { readonly message: string; readonly request: FailedRequest }[] = [];

  private app: NestFastifyApplication | null = null;
  private url = '';

  static async start({ production = false, limits, resolver = TinyResolver }: TinyOptions = {}) {
    const api = new TinyApi();
    const options = graphqlOptions({
      authenticator: byRole,
      firstUses: { firstUse: () => null },
      production,
      reportError: (error, request) => api.reports.push({ message: String(error), request }),
      ...(limits && { limits }),
    });

    @Module({ imports: [GraphQLModule.forRoot<ApolloDriverConfig>(options)], providers: [resolver] })
    class TinyModule {}

    const adapter = new FastifyAdapter({ genReqId: correlationIdOf });
    api.app = await NestFactory.create<NestFastifyApplication>(TinyModule, adapter, {
      logger: false,
      abortOnError: false,
    });
    api.app.useGlobalPipes(inputPipe());
    await api.app.listen(0, '127.0.0.1');
    api.url = await api.app.getUrl();
    return api;
  }

  async ask(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.post(
      { query, variables },
      { authorization: 'Bearer operations', 'x-correlation-id': 'c1', ...headers },
    );
  }

  async post(payload: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const json = { 'content-type': 'application/json', ...headers };
    const answer = await this.fetch('', { method: 'POST', headers: json, body: JSON.stringify(payload) });
    return { status: answer.status, ...((await answer.json()) as Omit<Answer, 'status'>) };
  }

  fetch(search: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.url}/graphql${search}`, init);
  }

  async close(): Promise<void> {
    await this.app?.close();
  }
}
