import { assertNever } from '#kernel';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { AppendAnswer, AppendDesk } from './append-desk.js';
import { type AppendRequest, expectedOf, identifierOf, proposedEvent, streamOf } from './append-request.js';
import {
  batchAccessDenied,
  batchBadRequest,
  batchBusy,
  batchConflict,
  batchSuccess,
} from './batch-answers.js';
import { unexpected } from './failure.js';
import type { ProposedEvent } from './proposed-event.js';
import type { shared, streams } from './wire.js';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

interface Collected extends AppendRequest {
  readonly events: ProposedEvent[];
}

/** One long call on which a client puts all its appends, each told apart by its correlation id. */
export class BatchAppendCall {
  private readonly collected = new Map<string, Collected>();
  private working = 0;
  private ended = false;

  constructor(
    private readonly call: Call,
    private readonly desk: AppendDesk,
    private readonly dropConnection: (peer: string) => void,
  ) {
    call.on('data', (request: streams.BatchAppendReq) => void this.take(request));
    call.on('end', () => {
      this.ended = true;
      this.endWhenDone();
    });
    // The client is gone; what it asked for is done, and its answers go nowhere.
    call.on('error', () => undefined);
  }

  private async take(request: streams.BatchAppendReq): Promise<void> {
    const id = request.getCorrelationId();
    const whole = id && this.collect(id.getString(), request);
    if (!whole) return;
    this.working += 1;
    try {
      this.say(await this.desk.answer('batchAppend', whole), id, whole);
    } catch (error) {
      this.call.emit('error', unexpected(error));
    }
    this.working -= 1;
    this.endWhenDone();
  }

  /** Options come with the first part only. Returns the append when this was its last part. */
  private collect(id: string, request: streams.BatchAppendReq): Collected | undefined {
    const options = request.getOptions();
    const append =
      this.collected.get(id) ??
      (options && {
        stream: streamOf(options.getStreamIdentifier()),
        expected: expectedOf(options, () => options.getStreamPosition()),
        events: [],
      });
    if (!append) return undefined;
    append.events.push(...request.getProposedMessagesList().map(proposedEvent));
    if (request.getIsFinal()) this.collected.delete(id);
    else this.collected.set(id, append);
    return request.getIsFinal() ? append : undefined;
  }

  private say(answer: AppendAnswer, id: shared.UUID, request: AppendRequest): void {
    switch (answer.kind) {
      case 'written':
        return this.send(batchSuccess(answer.last), id, request);
      case 'wrong-version':
        return this.send(batchConflict(request, answer.actual), id, request);
      case 'bad-request':
        return this.send(batchBadRequest(answer.why), id, request);
      case 'busy':
        return this.send(batchBusy(), id, request);
      case 'access-denied':
        return this.send(batchAccessDenied(), id, request);
      case 'failed':
        // As on the server, one such append fails the call, and with it all others on it.
        return void this.call.emit('error', answer.failure);
      case 'dropped':
        return this.dropConnection(this.call.getPeer());
      case 'silence':
        this.working += 1; // so that the call stays open, too
        return;
      default:
        return assertNever(answer);
    }
  }

  private send(answer: streams.BatchAppendResp, id: shared.UUID, { stream }: AppendRequest): void {
    if (this.call.cancelled) return;
    this.call.write(answer.setCorrelationId(id).setStreamIdentifier(identifierOf(stream)));
  }

  private endWhenDone(): void {
    if (this.ended && this.working === 0) this.call.end();
  }
}
