import { type AppendRequest, badness } from './append-request.js';
import type { Failure } from './failure.js';
import type { Fault, Rpc } from './faults.js';
import type { Gate } from './gate.js';
import type { AppendOutcome, StoredLog } from './stored-log.js';

/** `dropped`: stored, and the connection has to break. `silence`: nothing was done, and nothing is answered. */
export type AppendAnswer =
  | AppendOutcome
  | { readonly kind: 'bad-request'; readonly why: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'access-denied' | 'busy' | 'silence' };

/** Appends of both protocols, until the answer has to be put into the words of one of them. */
export class AppendDesk {
  constructor(
    private readonly log: StoredLog,
    private readonly gate: Gate,
  ) {}

  async answer(rpc: Rpc, request: AppendRequest): Promise<AppendAnswer> {
    const fault = this.gate.faults.meet(rpc);
    const refusal = fault && (await this.refusal(fault, request));
    if (refusal) return refusal;
    const why = badness(request);
    if (why !== undefined) return { kind: 'bad-request', why };
    const outcome = await this.log.append(request.stream, request.expected, request.events);
    return fault?.kind === 'drop-after-commit' ? { kind: 'dropped' } : outcome;
  }

  private async refusal(fault: Fault, { stream }: AppendRequest): Promise<AppendAnswer | undefined> {
    if (fault.kind === 'busy' || fault.kind === 'access-denied') return { kind: fault.kind };
    if (fault.kind === 'wrong-expected-version') {
      return { kind: 'wrong-version', actual: await this.log.revisionOf(stream) };
    }
    const admission = await this.gate.suffer(fault);
    if (admission === 'go-on') return undefined;
    return admission === 'silence' ? { kind: 'silence' } : { kind: 'failed', failure: admission };
  }
}
