import type { Scheduler } from '../../ops/scheduler.js';
import { CallTimedOut } from './esdb-failure.js';

/** The client has calls that never settle: appends without an answer, the first call to a server that hangs, reads. */
export async function within<Result>(
  scheduler: Scheduler,
  milliseconds: number,
  call: Promise<Result>,
): Promise<Result> {
  let cancel = (): void => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    cancel = scheduler.after(milliseconds, () =>
      reject(new CallTimedOut(`no answer within ${milliseconds} ms`)),
    );
  });
  try {
    return await Promise.race([call, tooLate]);
  } finally {
    cancel();
    call.catch(() => undefined); // may still fail, with nobody left to hear
  }
}
