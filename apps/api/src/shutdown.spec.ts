import { describe, expect, it } from '@jest/globals';
import { RunningApi } from './testing/running-api.js';

/** Resolves when somebody waits for the views. */
function untilSomebodyWaits({ views }: RunningApi['runtime']): Promise<void> {
  const waitFor = views.waitFor.bind(views);
  return new Promise((resolve) => {
    views.waitFor = (...args) => {
      resolve();
      return waitFor(...args);
    };
  });
}

describe('a server that is told to stop', () => {
  it('answers what is under way, and nobody new', async () => {
    const api = await RunningApi.start({ AUTH: 'off' });
    const underWay = untilSomebodyWaits(api.runtime);
    // Waits two seconds for a position that never comes.
    const waiting = api.ask(null, '{ orders(minPosition: "999") { nodes { ref } } }');
    await underWay;
    const stopped = api.stop();
    expect(await waiting).toMatchObject({
      status: 200,
      errors: [{ extensions: { code: 'STALE_READ', position: '0', retryable: true } }],
    });
    await stopped;
    await expect(api.ask(null, '{ serviceStatus { ready } }')).rejects.toThrow('fetch failed');
  });
});
