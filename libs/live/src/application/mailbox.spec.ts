import { describe, expect, it } from '@jest/globals';
import type { Change } from '../domain/index.js';
import { Mailbox } from './mailbox.js';

const change = (position: bigint, ...kinds: readonly string[]): Change => ({
  position,
  kinds,
  resync: false,
});

function mailbox(since = 0n) {
  const released: Mailbox[] = [];
  return { box: new Mailbox(since, (ended) => released.push(ended)), released };
}

describe('a mailbox', () => {
  it('merges what happens while nobody reads into one change', async () => {
    const { box } = mailbox();
    box.begin(change(1n));
    for (let n = 2n; n <= 1000n; n += 1n) box.post(change(n, n % 2n === 0n ? 'even' : 'odd'));
    expect(await box.next()).toEqual({ done: false, value: change(1000n, 'even', 'odd') });
    const next = box.next();
    box.post(change(1001n, 'odd'));
    expect(await next).toEqual({ done: false, value: change(1001n, 'odd') });
  });

  it('hands nothing out before it has begun, so that no position is told before what came before it', async () => {
    const { box } = mailbox(3n);
    const first = box.next();
    box.post(change(9n, 'live'));
    box.begin(change(7n, 'missed'));
    expect(await first).toEqual({ done: false, value: change(9n, 'live', 'missed') });
  });

  it('leaves out what its subscriber knows', async () => {
    const { box } = mailbox(5n);
    box.begin(change(5n));
    expect(await box.next()).toEqual({ done: false, value: change(5n) });
    const next = box.next();
    box.post(change(5n, 'known'));
    box.post(change(6n, 'new'));
    expect(await next).toEqual({ done: false, value: change(6n, 'new') });
  });

  it('is emptied by a reader that comes by, as soon as it has begun', () => {
    const { box } = mailbox();
    box.post(change(2n, 'new'));
    expect(box.take()).toBeNull();
    box.begin(change(1n));
    expect(box.take()).toEqual(change(2n, 'new'));
    expect(box.take()).toBeNull();
  });

  it('ends its reader and is released once, also while nothing comes', async () => {
    const { box, released } = mailbox();
    box.begin(change(1n));
    await box.next();
    const next = box.next();
    await box.return();
    await box.return();
    box.post(change(2n, 'late'));
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await box.next()).toEqual({ done: true, value: undefined });
    expect(released).toEqual([box]);
  });
});
