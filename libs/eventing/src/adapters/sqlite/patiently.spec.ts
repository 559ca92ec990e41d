import { StoreUnavailable } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { patiently } from './patiently.js';

const failing = (code: string) => new Database.SqliteError('failed', code);

describe('patiently', () => {
  it('tries again while another process holds the lock', async () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      if (tries < 3) throw failing('SQLITE_BUSY_SNAPSHOT');
      return 'done';
    };
    expect(await patiently(work)).toBe('done');
    expect(tries).toBe(3);
  });

  it('gives up in the end, with the cause', async () => {
    const busy = failing('SQLITE_BUSY');
    const never = () => {
      throw busy;
    };
    const failure = await patiently(never, 4).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ cause: busy });
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC'])('does not repeat %s', async (code) => {
    let tries = 0;
    const work = () => {
      tries += 1;
      throw failing(code);
    };
    await expect(patiently(work)).rejects.toThrow(StoreUnavailable);
    expect(tries).toBe(1);
  });

  it('leaves a bug what it is', async () => {
    const bug = new TypeError('bug');
    const work = () => {
      throw bug;
    };
    await expect(patiently(work)).rejects.toBe(bug);
  });
});
