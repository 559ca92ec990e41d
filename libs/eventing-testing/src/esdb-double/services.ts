import { Server, type UntypedServiceImplementation, type handleServerStreamingCall } from '@grpc/grpc-js';
import { AppendDesk } from './append-desk.js';
import { BatchAppendCall } from './batch-append.js';
import { serveClassicAppend } from './classic-append.js';
import type { Gate } from './gate.js';
import { type Member, clusterInfo, refuseDelete, serveUnary, supportedMethods } from './node-services.js';
import type { ReadAnswer } from './outbox.js';
import { serveRead } from './read.js';
import type { StoredLog } from './stored-log.js';
import { featureServices, gossipServices, streamServices, type streams } from './wire.js';

export interface ServiceParts {
  readonly log: StoredLog;
  readonly gate: Gate;
  readonly members: () => readonly Member[];
  readonly now: () => number;
  readonly dropConnection: (peer: string) => void;
}

/** Event of 16 MB, as the servers from 25.1 on, and what is around it. */
const MOST_BYTES = 16 * 1024 * 1024 + 64 * 1024;

interface StreamHandlers extends UntypedServiceImplementation {
  readonly batchAppend: streamServices.IStreamsServer['batchAppend'];
  readonly append: streamServices.IStreamsServer['append'];
  readonly read: handleServerStreamingCall<streams.ReadReq, ReadAnswer>;
  readonly delete: streamServices.IStreamsServer['delete'];
  readonly tombstone: streamServices.IStreamsServer['tombstone'];
}

/** A server with all services; anything else answers UNIMPLEMENTED. */
export function grpcServer(parts: ServiceParts): Server {
  const { StreamsService } = streamServices;
  const server = new Server({ 'grpc.max_receive_message_length': MOST_BYTES });
  const read = { ...StreamsService.read, responseSerialize: serialised };
  server.addService({ ...StreamsService, read }, streamHandlers(parts));
  server.addService(featureServices.ServerFeaturesService, featureHandlers(parts));
  server.addService(gossipServices.GossipService, gossipHandlers(parts));
  return server;
}

function streamHandlers({ log, gate, dropConnection }: ServiceParts): StreamHandlers {
  const desk = new AppendDesk(log, gate);
  return {
    batchAppend: (call) => void new BatchAppendCall(call, desk, dropConnection),
    append: (call, answer) => serveClassicAppend(call, answer, desk, dropConnection),
    read: (call) => void serveRead(call, log, gate),
    delete: (_call, answer) => serveUnary('delete', gate, answer, () => refuseDelete(answer)),
    tombstone: (_call, answer) => serveUnary('tombstone', gate, answer, () => refuseDelete(answer)),
  };
}

function featureHandlers({ gate }: ServiceParts): featureServices.IServerFeaturesServer {
  return {
    getSupportedMethods: (_call, answer) =>
      serveUnary('serverFeatures', gate, answer, () => answer(null, supportedMethods())),
  };
}

function gossipHandlers({ gate, members, now }: ServiceParts): gossipServices.IGossipServer {
  return {
    read: (_call, answer) =>
      serveUnary('gossip', gate, answer, () => answer(null, clusterInfo(members(), now()))),
  };
}

function serialised(answer: ReadAnswer): Buffer {
  return Buffer.isBuffer(answer) ? answer : Buffer.from(answer.serializeBinary());
}
