import 'reflect-metadata';
import type { Runtime } from '#composition';
import { inputPipe, LiveOperations } from '#graphql-kit';
import { ReplyDesk } from '#notification';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { graphqlParts } from './graphql-parts.js';
import { serveHealth } from './http/health.js';
import { httpAdapter } from './http/http-adapter.js';
import { servePlayground } from './http/playground.js';
import { serveReplyPages } from './http/reply-pages.js';
import { LiveServer } from './live/live-server.js';
import { nestLogger } from './log.js';
import type { Settings } from './settings.js';

/**
 * The API, ready to listen; closing it finishes what is under way and closes the runtime. `more` are providers beside
 * its own: a bench brings a yardstick.
 */
export async function createApi(
  runtime: Runtime,
  settings: Settings,
  more: readonly Provider[] = [],
): Promise<NestFastifyApplication> {
  const adapter = httpAdapter({ ownHostsOnly: !settings.authentication });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(runtime, settings, more),
    adapter,
    {
      logger: nestLogger,
    },
  );
  app.useGlobalPipes(inputPipe());
  const http = adapter.getInstance();
  serveHealth(http, runtime);
  serveReplyPages(http, app.get(ReplyDesk));
  const schema = () => app.get(GraphQLSchemaHost).schema;
  const operations = new LiveOperations(schema, graphqlParts(runtime, settings));
  new LiveServer({ operations, ownPagesOnly: !settings.authentication, ...settings.live }).attachTo(http);
  if (settings.playground) servePlayground(http);
  return app;
}
