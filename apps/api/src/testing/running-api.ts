import { KeyService, type Role } from '#access';
import { openRuntime, type OutsideSettings, readOutside, type Runtime } from '#composition';
import { ManualClock } from '#kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../create-api.js';
import { readSettings, type Settings } from '../settings.js';
import { openTestLog, type TestLog } from './test-log.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** The API on a data directory of its own, in this process. To be stopped when done. */
export class RunningApi {
  private app: NestFastifyApplication | null = null;
  private opened: Runtime | null = null;
  url = '';

  private constructor(
    readonly clock: ManualClock,
    private readonly settings: Settings,
    private readonly outside: OutsideSettings,
    private readonly dataDir: string,
    private readonly log: TestLog,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<RunningApi> {
    const clock = new ManualClock('2026-01-05T15:00:00.000Z');
    const dataDir = mkdtempSync(join(tmpdir(), 'api-'));
    const log = await openTestLog();
    const settings = readSettings({ NODE_ENV: 'test', EVENTSTORE_URL: log.url, ...env });
    const api = new RunningApi(clock, settings, readOutside(env), dataDir, log);
    await api.open();
    return api;
  }

  /** Begins anew on the same log, with the base of its clock where it was. */
  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  get runtime(): Runtime {
    if (!this.opened) throw new Error('not started');
    return this.opened;
  }

  get<Part>(token: abstract new (...args: never) => Part): Part {
    return this.started().get<Part>(token, { strict: false });
  }

  /** A new key; the views know it. */
  async key(role: Role, { tenant = 'main', expiresAt = null as string | null } = {}): Promise<string> {
    const service = new KeyService(this.runtime.runner, 'system:test');
    const { key, execution } = await service.create({ tenant, name: 'test', role, expiresAt });
    if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
    await this.runtime.views.waitFor(execution.position, 5000);
    return key;
  }

  async ask(key: string | null, query: string, variables: object = {}): Promise<Answer> {
    const answer = await this.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await answer.json()) as Pick<Answer, 'data' | 'errors'>;
    return { status: answer.status, headers: answer.headers, ...body };
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, init);
  }

  /** Finishes what is under way. */
  close(): Promise<void> {
    return this.started().close();
  }

  async stop(): Promise<void> {
    await this.close();
    await this.log.close();
    rmSync(this.dataDir, { recursive: true });
  }

  private async open(): Promise<void> {
    const { clock, dataDir, settings, outside } = this;
    this.opened = await openRuntime({ ...settings, dataDir, clock, outside, threads: false });
    this.app = await createApi(this.opened, settings);
    await this.app.listen(0, '127.0.0.1');
    this.url = await this.app.getUrl();
  }

  private started(): NestFastifyApplication {
    if (!this.app) throw new Error('not started');
    return this.app;
  }
}
