import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';
import { DelayStory, playDelay, type Service } from './delay-story.js';

let story: DelayStory;
let api: RunningApi;

async function begin(): Promise<void> {
  story = new DelayStory();
  api = await RunningApi.start({ CLOCK: 'sandbox', SMTP_URL: await story.smtpUrl() });
  const key = await api.key('admin');
  const service: Service = {
    get url() {
      return api.url;
    },
    async ask(query, variables = {}) {
      const { data, errors } = await api.ask(key, query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  story.on(service);
}

afterEach(async () => {
  await api.stop();
  await story.mails.stop();
});

describe('a delay', () => {
  it('is told, agreed to, told again, met with silence, cancelled and paid back', async () => {
    await begin();
    await playDelay(story);
    expect(story.subjects).toHaveLength(4);
  }, 60_000);
});
