import { assertNever } from '#kernel';
import { type Failure, accessDenied, busy, notLeader, unavailable } from './failure.js';
import type { Fault, Faults, Rpc } from './faults.js';

/** What becomes of a call: it goes on, is never answered, or ends with a failure. */
export type Admission = 'go-on' | 'silence' | Failure;

/** Lets a call meet its fault. Those that concern only appends let other calls go on. */
export class Gate {
  constructor(
    readonly faults: Faults,
    private readonly delay: (milliseconds: number) => Promise<void>,
  ) {}

  async admit(rpc: Rpc): Promise<Admission> {
    const fault = this.faults.meet(rpc);
    return fault ? this.suffer(fault) : 'go-on';
  }

  async suffer(fault: Fault): Promise<Admission> {
    switch (fault.kind) {
      case 'slow':
        await this.delay(fault.milliseconds);
        return 'go-on';
      case 'unavailable':
        return unavailable();
      case 'never-answers':
        return 'silence';
      case 'busy':
        return busy();
      case 'access-denied':
        return accessDenied();
      case 'not-leader':
        return notLeader(fault.host, fault.port);
      case 'drop-after-commit':
      case 'wrong-expected-version':
        return 'go-on';
      default:
        return assertNever(fault);
    }
  }
}
