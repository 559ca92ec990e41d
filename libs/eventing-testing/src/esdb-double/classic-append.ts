import { assertNever } from '#kernel';
import type { AppendResult, Revision } from '#eventing';
import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { AppendAnswer, AppendDesk } from './append-desk.js';
import { type AppendRequest, expectedOf, proposedEvent, streamOf } from './append-request.js';
import { accessDenied, busy, invalid, unexpected, unreadable } from './failure.js';
import type { ProposedEvent } from './proposed-event.js';
import type { Expected } from './stored-log.js';
import { shared, streams } from './wire.js';
import { toWire } from './wire-positions.js';

type Answer = sendUnaryData<streams.AppendResp>;
type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** The older append: a call of its own for each, which the client makes when it is given credentials for the call. */
export function serveClassicAppend(
  call: Call,
  answer: Answer,
  desk: AppendDesk,
  dropConnection: (peer: string) => void,
): void {
  const events: ProposedEvent[] = [];
  let options: streams.AppendReq.Options | undefined;
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message) events.push(proposedEvent(message));
  });
  call.on('end', () => {
    if (!options) return answer(invalid('an append starts with its options'));
    const request = requestOf(options, events);
    desk.answer('append', request).then(
      (result) => (result.kind === 'dropped' ? dropConnection(call.getPeer()) : say(result, request, answer)),
      (error: unknown) => answer(unexpected(error)),
    );
  });
}

function requestOf(options: streams.AppendReq.Options, events: readonly ProposedEvent[]): AppendRequest {
  const expected = expectedOf(options, () => options.getRevision());
  return { stream: streamOf(options.getStreamIdentifier()), expected, events };
}

function say(
  result: Exclude<AppendAnswer, { kind: 'dropped' }>,
  request: AppendRequest,
  answer: Answer,
): void {
  switch (result.kind) {
    case 'written':
      return answer(null, success(result.last));
    case 'wrong-version':
      return answer(null, conflict(request.expected, result.actual));
    case 'bad-request':
      // As the server does, which tells nobody why.
      return answer(unreadable('Exception was thrown by handler.'));
    case 'busy':
      return answer(busy());
    case 'access-denied':
      return answer(accessDenied());
    case 'failed':
      return answer(result.failure);
    case 'silence':
      return;
    default:
      return assertNever(result);
  }
}

function success(last: AppendResult | undefined): streams.AppendResp {
  const success = new streams.AppendResp.Success();
  if (last) {
    const position = toWire(last.position);
    success.setCurrentRevision(last.revision.toString());
    success.setPosition(
      new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position),
    );
  } else {
    success.setNoStream(new shared.Empty()).setNoPosition(new shared.Empty());
  }
  return new streams.AppendResp().setSuccess(success);
}

function conflict(expected: Expected, actual: Revision | undefined): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(actual.toString());
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(expected.toString());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}
