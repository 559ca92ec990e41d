import type { Scheduler } from '../../ops/scheduler.js';
import { CallTimedOut } from './esdb-failure.js';

/**
 * The client has calls that never settle: appends without an answer, the first call to a server that hangs, reads. A
 * call that `showsLife`, asked each time its time is up, gets as much time again: a long answer is not a late one.
 */
export async function within<Result>(
  scheduler: Scheduler,
  milliseconds: number,
  call: Promise<Result>,
  showsLife: () => boolean = () => false,
): Promise<Result> {
  let cancel = (): void => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const wait = () => {
      cancel = scheduler.after(milliseconds, () => {
        if (showsLife()) wait();
        else reject(new CallTimedOut(`no answer within ${milliseconds} ms`));
      });
    };
    wait();
  });
  try {
    return await Promise.race([call, tooLate]);
  } finally {
    cancel();
    call.catch(() => undefined); // may still fail, with nobody left to hear
  }
}
