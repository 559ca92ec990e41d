import 'reflect-metadata';
import { BackorderModule } from '#backorder';
import { ComplianceModule } from '#compliance';
import { openRuntime, readOutside, RuntimeModule } from '#composition';
import { SystemClock } from '#kernel';
import { OrderingModule } from '#ordering';
import { isSandbox } from '#sandbox';
import { StockModule } from '#stock';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { serveHealth } from './health-server.js';

const HELP = `Backorder Ledger: process managers and timers, without an API.

DATA_DIR (data) holds the event log. With EVENTSTORE_URL (esdb://… or esdb+discover://…) the log is there, and DATA_DIR
is this worker's own. The API does this work itself, too, unless WORKER=off; one process has it at a time, and another
takes over when that one is gone. With PORT (and HOST, 127.0.0.1) it answers /health/live and /health/ready there. CLOCK (system) must be the API's: sandbox, where
its time can be moved.
`;

@Module({})
class WorkerModule {}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const dataDir = process.env['DATA_DIR'] ?? 'data';
  const eventStoreUrl = process.env['EVENTSTORE_URL'];
  const runtime = await openRuntime({
    dataDir,
    eventStoreUrl,
    clock: new SystemClock(),
    outside: readOutside(process.env),
    sandbox: isSandbox(process.env),
    threads: true,
  });
  const imports = [
    RuntimeModule.of(runtime),
    CqrsModule.forRoot(),
    BackorderModule,
    ComplianceModule,
    OrderingModule,
    StockModule,
  ];
  const context = await NestFactory.createApplicationContext(
    { module: WorkerModule, imports },
    { logger: ['error'] },
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void context.close().then(() => process.exit(0)));
  }
  const port = Number(process.env['PORT'] ?? 0);
  if (port > 0) serveHealth({ port, host: process.env['HOST'] ?? '127.0.0.1' }, runtime);
  process.stderr.write(`working on ${dataDir}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
