import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';

describe('settings', () => {
  it('are safe when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      live: { connections: 10_000, connectionsPerKey: 1000 },
      dataDir: 'data',
      eventStoreUrl: undefined,
      production: false,
      authentication: true,
      playground: true,
      threads: true,
      worker: true,
      sandbox: false,
    });
  });

  it.each([
    [{ PORT: 'http' }, /^PORT: /],
    [{ PORT: '70000' }, /^PORT: /],
    [{ AUTH: 'no' }, /^AUTH: /],
    [{ NODE_ENV: 'prod' }, /^NODE_ENV: /],
    [{ CLOCK: 'fast' }, /^CLOCK: /],
    [{ PORT: '-1', DATA_DIR: '' }, /^PORT: .*\nDATA_DIR: /],
  ])('that are wrong are told by name: %o', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  it.each(['0.0.0.0', '::', '192.168.0.7', 'backorders.example'])(
    'refuse to open %s to everybody',
    (HOST) => {
      expect(() => readSettings({ HOST, AUTH: 'off' })).toThrow('AUTH: "off" is for the loopback address');
      expect(readSettings({ HOST }).authentication).toBe(true);
    },
  );

  it.each(['127.0.0.1', '::1', 'localhost'])('let a machine of one’s own do without keys on %s', (HOST) => {
    expect(readSettings({ HOST, AUTH: 'off' }).authentication).toBe(false);
  });

  it('let time be moved in a sandbox only, and never in production', () => {
    expect(readSettings({ CLOCK: 'sandbox' }).sandbox).toBe(true);
    expect(readSettings({ CLOCK: 'system', NODE_ENV: 'production' }).sandbox).toBe(false);
    expect(() => readSettings({ CLOCK: 'sandbox', NODE_ENV: 'production' })).toThrow(
      'CLOCK: "sandbox" lets time be moved, and NODE_ENV is production',
    );
  });

  it('hide the playground in production', () => {
    expect(readSettings({ NODE_ENV: 'production' }).playground).toBe(false);
    expect(readSettings({ NODE_ENV: 'production', PLAYGROUND: 'on' }).playground).toBe(true);
    expect(readSettings({ PLAYGROUND: 'off' }).playground).toBe(false);
  });
});
