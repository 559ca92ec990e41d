import 'reflect-metadata';
import type { Runtime } from '#composition';
import { inputPipe } from '#graphql-kit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { serveHealth } from './http/health.js';
import { servePlayground } from './http/playground.js';
import { nestLogger } from './log.js';
import type { Settings } from './settings.js';

const MAX_BODY_BYTES = 1024 * 1024;

/** The API, ready to listen; closing it finishes what is under way and closes the runtime. */
export async function createApi(runtime: Runtime, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: 'idle' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(runtime, settings), adapter, {
    logger: nestLogger,
  });
  app.useGlobalPipes(inputPipe());
  const http = adapter.getInstance();
  http.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  serveHealth(http, runtime);
  if (settings.playground) servePlayground(http);
  return app;
}
