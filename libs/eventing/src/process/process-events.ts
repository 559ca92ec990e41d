import { schemas } from '#kernel';
import { z } from 'zod';
import { defineEvent, type EventOf } from '../codec/event-definition.js';
import type { JsonObject, Metadata } from '../model/event.js';
import type { CommandOutcome } from './process-definition.js';

const { uuid, instant, code } = schemas;
const decimal = z.string().regex(/^\d+$/, 'must be a whole number');
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const jsonObject = z.custom<JsonObject>(isObject, 'must be an object');
/** The members of these events are JSON, which their types cannot show where they hold an interface. */
export const toJsonObject = (data: object): JsonObject => jsonObject.parse(data);
const metadata = z.custom<Metadata>(isObject, 'must be an object');
const outcome = z.custom<CommandOutcome>(isObject, 'must be an outcome');

const storedOutcome = z.object({ kind: z.literal('outcome'), id: uuid, commandId: uuid, outcome });
/**
 * An input as the log keeps it: enough to hand it to `evolve` again. `id` makes it count once. The `position` of an
 * event that was taken right after its append is that of the last event of the append.
 */
const storedInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    id: uuid,
    type: code,
    stream: z.string(),
    revision: decimal,
    position: decimal,
    meta: metadata,
    data: jsonObject,
  }),
  z.object({ kind: z.literal('timer'), id: uuid, timerId: uuid, name: code, dueAt: instant }),
  storedOutcome,
]);
export type StoredInput = z.infer<typeof storedInput>;
export type StoredOutcome = z.infer<typeof storedOutcome>;

/** An effect with its id: of the command to issue, or of the timer. */
const storedEffect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('issue'), id: uuid, command: code, payload: jsonObject }),
  z.object({ kind: z.literal('timer'), id: uuid, name: code, dueAt: instant }),
  z.object({ kind: z.literal('cancel-timer'), name: code }),
  z.object({ kind: z.literal('complete') }),
]);
export type StoredEffect = z.infer<typeof storedEffect>;

/** The stream `process_<name>-<tenant>~<instance>`. */
export const processEvents = {
  /**
   * One input and everything that follows from it. `deferred`: the input had been parked before. `before`: outcomes
   * that were taken right before it, in this order, and that nothing followed from.
   * The id of the event derives from that of the input, so an input cannot be taken twice.
   */
  StepTaken: defineEvent(
    'process.StepTaken',
    z.object({
      before: z.array(storedOutcome).optional(),
      input: storedInput,
      effects: z.array(storedEffect),
      deferred: z.boolean(),
    }),
  ),
  /** The instance waits for a person: a command cannot be executed, or an input cannot be taken (yet). */
  Parked: defineEvent(
    'process.Parked',
    z.object({ reason: z.string(), commandId: uuid.nullable(), input: storedInput.nullable() }),
  ),
  /** An input that was set aside concerns nothing any more: a timer, say, that an input set aside before it cancelled. */
  InputDropped: defineEvent('process.InputDropped', z.object({ inputId: uuid })),
  /** A person has the instance try again. */
  Unparked: defineEvent('process.Unparked', z.object({})),
} as const;

export type StepTaken = EventOf<typeof processEvents.StepTaken>['data'];
export type Parked = EventOf<typeof processEvents.Parked>['data'];
