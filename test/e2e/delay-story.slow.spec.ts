import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphqlClient } from '../support/graphql-client.js';
import { ServerProcess } from '../support/server-process.js';
import { DelayStory, playDelay } from './delay-story.js';

const story = new DelayStory();
const dataDir = mkdtempSync(join(tmpdir(), 'delay-'));
let server: ServerProcess | null = null;
let client: GraphqlClient | null = null;

async function start(env: Readonly<Record<string, string>>): Promise<void> {
  const running = await ServerProcess.start(dataDir, env);
  const asking = new GraphqlClient(running.url);
  [server, client] = [running, asking];
  story.on({ url: running.url, ask: (query, variables) => asking.ask(query, { ...variables }) });
}

async function kill(): Promise<void> {
  client?.close();
  await server?.stop('SIGKILL');
}

afterEach(async () => {
  await kill();
  await story.mails.stop();
  rmSync(dataDir, { recursive: true });
});

describe('a delay, with the service killed between every two steps', () => {
  it('goes the same way, and everything happens once', async () => {
    const env = { CLOCK: 'sandbox', SMTP_URL: await story.smtpUrl() };
    await start(env);
    await playDelay(story, async () => {
      await kill();
      await start(env);
    });
    const history = await story.history();
    const count = (type: string) => history.filter((each) => each === `ordering.${type}`).length;
    const once = ['BuyerConsented', 'DeadlineReached', 'RefundRequired', 'RefundSent'];
    expect(once.map(count)).toEqual([1, 1, 1, 1]);
    expect(count('DelayOptionOffered')).toBe(2);
    // A mail may come twice where the kill hit between sending and recording: under the same id.
    const ids = story.mails.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
    expect(new Set(ids).size).toBe(4);
  }, 120_000);
});
