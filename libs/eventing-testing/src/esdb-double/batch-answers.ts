import type { AppendResult, Revision } from '#eventing';
import type { AppendRequest } from './append-request.js';
import { ProtobufWriter } from './protobuf-writer.js';
import type { Expected } from './stored-log.js';
import { googleStatus, shared, streams } from './wire.js';
import { toWire } from './wire-positions.js';

/** `google.rpc.Code` beside the details, which are all that the client looks at. */
const UNKNOWN = 2;
/** For the message, the name of the type, and what is around them. */
const FRAME_BYTES = 200;

const writer = new ProtobufWriter();

export function batchSuccess(last: AppendResult | undefined): streams.BatchAppendResp {
  const success = new streams.BatchAppendResp.Success();
  if (last) {
    const position = toWire(last.position);
    success.setCurrentRevision(last.revision.toString());
    success.setPosition(
      new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position),
    );
  } else {
    success.setNoStream(new shared.Empty());
    success.setNoPosition(new shared.Empty());
  }
  return new streams.BatchAppendResp().setSuccess(success);
}

export function batchConflict(
  { expected }: AppendRequest,
  actual: Revision | undefined,
): streams.BatchAppendResp {
  const details = new shared.WrongExpectedVersion();
  if (actual === undefined) details.setCurrentNoStream(new shared.Empty());
  else details.setCurrentStreamRevision(actual.toString());
  setExpected(details, expected);
  return errorAnswer('WrongExpectedVersion', 'event_store.client.WrongExpectedVersion', details);
}

export function batchBadRequest(why: string): streams.BatchAppendResp {
  const details = new shared.BadRequest().setMessage(why);
  return errorAnswer('BadRequest', 'event_store.client.BadRequest', details);
}

/** The details of this one are a bare `Empty`, so that the client sees an unknown error with this text in it. */
export function batchBusy(): streams.BatchAppendResp {
  return errorAnswer('Server Is Busy', 'google.protobuf.Empty', new shared.Empty());
}

export function batchAccessDenied(): streams.BatchAppendResp {
  return errorAnswer('AccessDenied', 'event_store.client.AccessDenied', new shared.AccessDenied());
}

function setExpected(details: shared.WrongExpectedVersion, expected: Expected): void {
  switch (expected) {
    case 'any':
      details.setExpectedAny(new shared.Empty());
      break;
    case 'no_stream':
      details.setExpectedNoStream(new shared.Empty());
      break;
    case 'stream_exists':
      details.setExpectedStreamExists(new shared.Empty());
      break;
    default:
      details.setExpectedStreamPosition(expected.toString());
  }
}

/** Never without details: the client would end in an unhandled rejection. */
function errorAnswer(message: string, type: string, details: Serialisable): streams.BatchAppendResp {
  const bytes = details.serializeBinary();
  const status = writer
    .begin(bytes.length + FRAME_BYTES)
    .message(3, (packed) => packed.bytes(2, bytes).text(1, `type.googleapis.com/${type}`))
    .text(2, message)
    .number(1, UNKNOWN);
  return new streams.BatchAppendResp().setError(googleStatus.Status.deserializeBinary(status.finish()));
}

interface Serialisable {
  serializeBinary(): Uint8Array;
}
