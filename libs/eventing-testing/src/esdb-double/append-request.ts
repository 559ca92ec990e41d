import type { ProposedEvent } from './proposed-event.js';
import type { Expected } from './stored-log.js';
import { shared, type streams } from './wire.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly ProposedEvent[];
}

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;
type AppendOptions = streams.AppendReq.Options | streams.BatchAppendReq.Options;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function streamOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8').toString('base64'));
}

/** `exact` is read only where neither of the words stands: an unset number would read as 0. */
export function expectedOf(options: AppendOptions, exact: () => string): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(exact());
}

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const map = message.getMetadataMap();
  return {
    id: (message.getId()?.getString() ?? '').toLowerCase(),
    type: map.get('type') ?? '',
    contentType: map.get('content-type') ?? 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Why the server would call the request bad. */
export function badness({ stream, events }: AppendRequest): string | undefined {
  if (stream === '') return 'a stream needs a name';
  if (!events.every(({ id }) => UUID.test(id))) return 'an id is not a UUID';
  return events.every(({ type }) => type !== '') ? undefined : 'an event needs a type';
}
