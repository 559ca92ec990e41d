import type { Effect, IssuedCommand, JsonObject, ProcessDefinition, ProjectedEvent } from '#eventing';
import { delayEvents, type OrderingEvent, PAID_AFTER } from '../contract/index.js';

const { ObligationsAssessed, PaymentRecorded } = delayEvents;
const causes = [ObligationsAssessed.type, PaymentRecorded.type];

/**
 * Lets SKUs know of what their policies may rank by and orders learn only later: what was promised, what the law asks
 * for next, and whether it is paid. It only passes on; the order says what stands, and which of its lines wait.
 */
export const rankingFacts: ProcessDefinition<Record<never, never>> = {
  name: 'ranking_facts',
  listensTo: causes,
  startedBy: causes,
  correlate: (event) => (newsOf(event) ? [event.id] : []),
  digest: (event) => newsOf(event) ?? {},
  initialState: () => ({}),
  evolve: () => undefined,
  relay: (event) => tell(newsOf(event) ?? {}),
  react: (_, input): readonly Effect[] =>
    input.kind === 'event'
      ? [{ kind: 'issue', ...tell(input.event.data as JsonObject) }, { kind: 'complete' }]
      : [],
};

function tell(payload: JsonObject): IssuedCommand {
  return { command: 'ordering.TellQueues', payload };
}

/** Null: no queue need hear of it. */
function newsOf(event: ProjectedEvent): JsonObject | null {
  const heard = event as ProjectedEvent & OrderingEvent;
  switch (heard.type) {
    case ObligationsAssessed.type:
      return heard.data.lines.length > 0 ? { orderId: heard.data.orderId } : null;
    case PaymentRecorded.type:
      return PAID_AFTER[heard.data.fact] === undefined ? null : { orderId: heard.data.orderId };
    default:
      return null;
  }
}
