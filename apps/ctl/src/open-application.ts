import 'reflect-metadata';
import { BackorderModule } from '#backorder';
import { openRuntime, type Runtime, RuntimeModule } from '#composition';
import { type Clock, SystemClock } from '#kernel';
import { OrderingModule } from '#ordering';
import { isSandbox } from '#sandbox';
import { StockModule } from '#stock';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';

@Module({})
class CtlModule {}

/** The service without its API, on the data directory; it works beside a running server. */
export interface Application {
  readonly runtime: Runtime;
  readonly commands: CommandBus;
  close(): Promise<void>;
}

export interface ApplicationOptions {
  readonly dataDir: string;
  readonly clock?: Clock;
}

export async function openApplication({ dataDir, clock }: ApplicationOptions): Promise<Application> {
  const runtime = await openRuntime({
    dataDir,
    eventStoreUrl: process.env['EVENTSTORE_URL'],
    clock: clock ?? new SystemClock(),
    sandbox: isSandbox(process.env),
    threads: true,
  });
  const imports = [
    RuntimeModule.of(runtime),
    CqrsModule.forRoot(),
    BackorderModule,
    OrderingModule,
    StockModule,
  ];
  const context: INestApplicationContext = await NestFactory.createApplicationContext(
    { module: CtlModule, imports },
    { logger: ['error'] },
  );
  return { runtime, commands: context.get(CommandBus), close: () => context.close() };
}
