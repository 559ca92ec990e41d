import type { Instant, Rejection } from '#kernel';
import { isProcess } from '../model/metadata.js';
import type { KnownCommand } from './command-memory.js';
import type { DomainEvent } from './decider.js';
import type { ExecuteRequest, RunnerRejectionCode } from './execution.js';
import type { StreamState } from './stream-state.js';

/** What is to be done about a command, as far as a state tells. */
export type Step<Event extends DomainEvent, Code extends string> =
  | { readonly kind: 'repeat'; readonly first: KnownCommand }
  | { readonly kind: 'append'; readonly events: readonly Event[]; readonly at: Instant }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reject'; readonly rejection: Rejection<Code | RunnerRejectionCode> };

/** Dedupes, compares revisions, decides. A repeat comes first: at its time the command met the right revision. */
export function nextStep<State, Command, Event extends DomainEvent, Code extends string>(
  { decider, command, meta, ifRevision }: ExecuteRequest<State, Command, Event, Code>,
  commandHash: string,
  known: StreamState<State, Event>,
  now: Instant,
): Step<Event, Code> {
  const first = known.commands.find(meta.commandId);
  // Ids of a process follow from their causes: other words under one are the same command of a newer release.
  if (first)
    return first.hash === commandHash || isProcess(meta.actor) ? { kind: 'repeat', first } : KEY_REUSED;
  const { revision } = known;
  if (ifRevision !== undefined && ifRevision !== revision) return conflict(revision);
  const context = { now, commandId: meta.commandId, tenant: meta.tenant, nextRevision: revision + 1 };
  const decision = decider.decide(command, known.state, context);
  if ('rejected' in decision) return { kind: 'reject', rejection: decision.rejected };
  const events = decision.accepted;
  return events.length === 0 ? { kind: 'nothing' } : { kind: 'append', events, at: now };
}

type RunnerRejection = { readonly kind: 'reject'; readonly rejection: Rejection<RunnerRejectionCode> };

const KEY_REUSED: RunnerRejection = {
  kind: 'reject',
  rejection: {
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'this idempotency key was used for another request',
  },
};

export function conflict(currentRevision: number): RunnerRejection {
  const message = `the stream has moved on: it is at revision ${currentRevision} now`;
  return { kind: 'reject', rejection: { code: 'CONFLICT', message, details: { currentRevision } } };
}
