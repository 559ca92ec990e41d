import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** As `npm start` does: what a request allocates is then mostly gone before it is collected. */
const AS_STARTED = ['--max-semi-space-size=64'];

/** The built API in a process of its own, so that a test can kill it. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly output: string[],
  ) {}

  /** Starts the API on the data directory and waits until it answers. `env` adds to the settings. */
  static async start(
    dataDir: string,
    env: Readonly<Record<string, string>> = {},
    main = 'dist/apps/api/src/main.js',
  ): Promise<ServerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [...AS_STARTED, join(process.cwd(), main)], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), AUTH: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    }
    const server = new ServerProcess(child, `http://127.0.0.1:${port}`, output);
    await server.untilLive();
    return server;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it printed so far: for messages of failed tests. */
  log(): string {
    return this.output.join('');
  }

  /** Ends it with the signal and waits until it is gone. The exit code; null when a signal ended it. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<number | null> {
    if (this.running) {
      const gone = once(this.child, 'exit');
      this.child.kill(signal);
      await gone;
    }
    return this.child.exitCode;
  }

  private async untilLive(): Promise<void> {
    for (let attempt = 0; attempt < 3000; attempt += 1) {
      if (!this.running) throw new Error(`the server ended at start:\n${this.log()}`);
      if (await this.isLive()) return;
      await delay(20);
    }
    throw new Error(`the server does not answer:\n${this.log()}`);
  }

  private async isLive(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/live`)).ok;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
