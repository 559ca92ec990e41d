import { SettingsProblem } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { isSandbox } from './clock-setting.js';

describe('the setting CLOCK', () => {
  it('is the system’s when nothing is said', () => {
    expect([isSandbox({}), isSandbox({ CLOCK: 'system', NODE_ENV: 'production' })]).toEqual([false, false]);
  });

  it('makes a sandbox, but not of production', () => {
    expect(isSandbox({ CLOCK: 'sandbox', NODE_ENV: 'development' })).toBe(true);
    const production = () => isSandbox({ CLOCK: 'sandbox', NODE_ENV: 'production' });
    expect(production).toThrow(SettingsProblem);
    expect(production).toThrow(/^CLOCK: .*Leave CLOCK out, or set NODE_ENV=development/);
  });

  it('is told by name when it is neither', () => {
    expect(() => isSandbox({ CLOCK: 'Sandbox' })).toThrow('CLOCK: must be "system" or "sandbox"');
  });
});
