import type { AppendResult, Revision } from '#eventing';
import type { AppendRequest } from './append-request.js';
import type { Expected } from './stored-log.js';
import { googleAny, googleEmpty, googleStatus, shared, streams } from './wire.js';
import { toWire } from './wire-positions.js';

/** What `google.rpc.Code` says beside the details, which are all that the client looks at. */
const UNKNOWN = 2;

export function batchSuccess(last: AppendResult | undefined): streams.BatchAppendResp {
  const success = new streams.BatchAppendResp.Success();
  if (last) {
    const position = toWire(last.position);
    success.setCurrentRevision(last.revision.toString());
    success.setPosition(
      new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position),
    );
  } else {
    success.setNoStream(new googleEmpty.Empty());
    success.setNoPosition(new googleEmpty.Empty());
  }
  return new streams.BatchAppendResp().setSuccess(success);
}

export function batchConflict(
  { expected }: AppendRequest,
  actual: Revision | undefined,
): streams.BatchAppendResp {
  const details = new shared.WrongExpectedVersion();
  if (actual === undefined) details.setCurrentNoStream(new googleEmpty.Empty());
  else details.setCurrentStreamRevision(actual.toString());
  setExpected(details, expected);
  return errorAnswer('WrongExpectedVersion', packed('WrongExpectedVersion', details.serializeBinary()));
}

export function batchBadRequest(why: string): streams.BatchAppendResp {
  const details = new shared.BadRequest().setMessage(why);
  return errorAnswer('BadRequest', packed('BadRequest', details.serializeBinary()));
}

/** The details of this one are a bare `Empty`, so that the client sees an unknown error with this text in it. */
export function batchBusy(): streams.BatchAppendResp {
  const any = new googleAny.Any();
  any.pack(new Uint8Array(), 'google.protobuf.Empty');
  return errorAnswer('Server Is Busy', any);
}

function setExpected(details: shared.WrongExpectedVersion, expected: Expected): void {
  switch (expected) {
    case 'any':
      details.setExpectedAny(new googleEmpty.Empty());
      break;
    case 'no_stream':
      details.setExpectedNoStream(new googleEmpty.Empty());
      break;
    case 'stream_exists':
      details.setExpectedStreamExists(new googleEmpty.Empty());
      break;
    default:
      details.setExpectedStreamPosition(expected.toString());
  }
}

function packed(name: string, bytes: Uint8Array) {
  const any = new googleAny.Any();
  any.pack(bytes, `event_store.client.${name}`);
  return any;
}

/** Never without details: the client would end in an unhandled rejection. */
function errorAnswer(message: string, details: InstanceType<typeof googleAny.Any>): streams.BatchAppendResp {
  const error = new googleStatus.Status().setCode(UNKNOWN).setMessage(message).setDetails(details);
  return new streams.BatchAppendResp().setError(error);
}
