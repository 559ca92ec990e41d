import type { sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { randomId } from '#kernel';
import { failure, unexpected } from './failure.js';
import type { Rpc } from './faults.js';
import type { Gate } from './gate.js';
import { features, gossip, shared } from './wire.js';

/** A node as gossip tells of it. The client goes to living leaders, followers and replicas only. */
export interface Member {
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower' | 'unknown';
  readonly alive?: boolean;
}

/** What the client looks for before it appends: with `batchappend` it uses one call for all appends. */
export function supportedMethods(): features.SupportedMethods {
  const methods = ['append', 'batchappend', 'read'].map((name) =>
    new features.SupportedMethod()
      .setServiceName('event_store.client.streams.streams')
      .setMethodName(name)
      .setFeaturesList(name === 'read' ? ['position', 'events'] : []),
  );
  return new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion('26.1.0-double');
}

export function clusterInfo(members: readonly Member[], now: number): gossip.ClusterInfo {
  return new gossip.ClusterInfo().setMembersList(
    members.map(({ host, port, state, alive = true }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomId()))
        .setTimeStamp((BigInt(now) * 10_000n).toString())
        .setState(stateOf(state))
        .setIsAlive(alive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    ),
  );
}

/** Our port has no delete, and neither has the engine: events stay. */
export function refuseDelete<Answer>(answer: sendUnaryData<Answer>): void {
  answer(failure(status.UNIMPLEMENTED, 'the double deletes nothing: the log is append-only'));
}

/** A call with one question and one answer, which may meet a fault before. */
export function serveUnary<Answer>(
  rpc: Rpc,
  gate: Gate,
  answer: sendUnaryData<Answer>,
  work: () => void,
): void {
  gate.admit(rpc).then(
    (admission) => {
      if (admission === 'go-on') work();
      else if (admission !== 'silence') answer(admission);
    },
    (error: unknown) => answer(unexpected(error)),
  );
}

function stateOf(state: Member['state']): gossip.MemberInfo.VNodeState {
  const { LEADER, FOLLOWER, UNKNOWN } = gossip.MemberInfo.VNodeState;
  return { leader: LEADER, follower: FOLLOWER, unknown: UNKNOWN }[state];
}
