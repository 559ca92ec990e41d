import {
  type Effect,
  type EventOf,
  type IssuedCommand,
  META,
  type ProcessDefinition,
  type ProcessInput,
} from '#eventing';
import { deterministicId } from '#kernel';
import { orderingEvents } from '../contract/index.js';
import { batchesOf } from './command-batches.js';
import { givingBack, lessOf, releasing } from './group-commands.js';
import { type GroupState, initialGroup, partsToRelease, completeParts } from './group-state.js';

const { ShipGroupAssessed } = orderingEvents;
type Assessed = EventOf<typeof ShipGroupAssessed>['data'];
const PLAN = 'ordering.PlanGroupWait';
const TIMER = 'wait';

/**
 * Ends the waiting of units whose ship group lacks others (ADR 18). When they have waited as long as the tenant lets
 * them, they are given back; when the others are there, those that gave back get the next units by their place. One
 * instance per group of which a part ever waited with units in hand.
 */
export const groupWait: ProcessDefinition<GroupState> = {
  name: 'group_wait',
  listensTo: [ShipGroupAssessed.type],
  startedBy: [ShipGroupAssessed.type],
  inOrder: ['order'],
  correlate: ({ data }) => {
    const { orderId, group } = data as Assessed;
    return [deterministicId('ship group', orderId, group)];
  },
  initialState: initialGroup,
  evolve,
  react,
};

function evolve(state: GroupState, input: ProcessInput, instance: string): void {
  state.issuing = [];
  state.timer = null;
  if (input.kind === 'event') hear(state, input.event.data as Assessed, input.event.id);
  if (input.kind === 'timer') giveBack(state, `${instance} ${input.dueAt}`);
  if (input.kind === 'outcome') settle(state, input);
  if (state.pending > 0) return;
  state.issuing = state.todo.shift() ?? [];
  state.pending = state.issuing.length;
}

function hear(state: GroupState, { orderId, unitsWait, parts }: Assessed, cause: string): void {
  state.orderId = orderId;
  for (const part of parts) state.parts[part.lineId] = part;
  const released = partsToRelease(state);
  if (released.length > 0) {
    state.held = [];
    state.todo.push(...batchesOf(releasing(orderId, released, cause)));
  }
  if (state.planned !== unitsWait) state.timer = unitsWait ? 'PLAN' : 'CALL_OFF';
  state.planned = unitsWait;
}

/** What the order says next may still be of before: then one more timer is set, and called off when the order knows. */
function giveBack(state: GroupState, cause: string): void {
  const parts = completeParts(state);
  state.held = [...new Set([...state.held, ...parts.map(({ lineId }) => lineId)])];
  state.todo.push(...batchesOf(givingBack(state.orderId, parts, cause)));
  state.planned = false;
}

function settle(state: GroupState, input: ProcessInput & { kind: 'outcome' }): void {
  if (input.command.command === PLAN) return;
  state.pending -= 1;
  const less = lessOf(input);
  if (less) state.todo.unshift([less]);
}

function react(state: GroupState, input: ProcessInput, instance: string): readonly Effect[] {
  const commands = state.issuing.map((command): Effect => ({ kind: 'issue', ...command }));
  switch (input.kind) {
    case 'event':
      return [...commands, ...timerEffects(state, { instance, since: input.event.meta[META.at] ?? '' })];
    case 'timer':
      return commands;
    case 'outcome':
      return [...commands, ...planned(state, input)];
  }
}

function timerEffects({ timer }: GroupState, wait: IssuedCommand['payload']): readonly Effect[] {
  switch (timer) {
    case 'PLAN':
      return [{ kind: 'issue', command: PLAN, payload: wait }];
    case 'CALL_OFF':
      return [{ kind: 'cancel-timer', name: TIMER }];
    case null:
      return [];
  }
}

/** Unless the units wait no longer by now. */
function planned(
  state: GroupState,
  { command, outcome }: ProcessInput & { kind: 'outcome' },
): readonly Effect[] {
  if (command.command !== PLAN || !state.planned || !('ok' in outcome)) return [];
  const { dueAt } = outcome.ok as { readonly dueAt: string | null }; // of our own making
  return dueAt === null ? [] : [{ kind: 'timer', name: TIMER, dueAt }];
}
