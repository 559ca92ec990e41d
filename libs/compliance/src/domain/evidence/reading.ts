import type { EventOf } from '#eventing';
import { schemas } from '#kernel';
import { delayEvents, type OrderFacts, orderingEvents } from '#ordering/contract';
import type { CaseEvent, CaseFile, PackHead } from './case-file.js';

export const orderEvents = { ...orderingEvents, ...delayEvents };
export type OrderEventName = keyof typeof orderEvents;
export type OrderData<Name extends OrderEventName> = EventOf<(typeof orderEvents)[Name]>['data'];
export type TypedEvent<Name extends OrderEventName> = CaseEvent & { readonly data: OrderData<Name> };

/** A case with what every part of its report needs. */
export interface Reading {
  readonly file: CaseFile;
  readonly head: PackHead;
  readonly placed: OrderFacts | null;
  /** Of the order; UTC where the log names a zone that is not known here. */
  readonly zone: string;
  readonly currency: string;
  /** `line 1 (LAMP)` by line id. */
  readonly lineNames: ReadonlyMap<string, string>;
}

export function readCase(file: CaseFile, head: PackHead): Reading {
  const placed = ofType(file.order, 'OrderPlaced')[0]?.data ?? null;
  const zone = placed?.timeZone ?? 'UTC';
  return {
    file,
    head,
    placed,
    zone: schemas.timeZone.safeParse(zone).success ? zone : 'UTC',
    currency: placed?.currency ?? '',
    lineNames: new Map(
      [...(placed?.lines ?? []), ...ofType(file.order, 'LineSubstituted').map(({ data }) => data.line)].map(
        ({ lineId, lineNo, sku }) => [lineId, `line ${lineNo} (${sku})`],
      ),
    ),
  };
}

/** The events of one type, in turn. */
export function ofType<Name extends OrderEventName>(
  events: readonly CaseEvent[],
  name: Name,
): readonly TypedEvent<Name>[] {
  return events.filter((event): event is TypedEvent<Name> => isOf(event, name));
}

/** The type says what the data is: the log takes in only what its schema allows. */
export function isOf<Name extends OrderEventName>(event: CaseEvent, name: Name): event is TypedEvent<Name> {
  return event.type === orderEvents[name].type;
}

/** The keys are exactly those of the type. */
function isEventName(name: string): name is OrderEventName {
  return name in orderEvents;
}

const namesByType = new Map<string, OrderEventName>(
  Object.keys(orderEvents)
    .filter(isEventName)
    .map((name) => [orderEvents[name].type, name]),
);

/** Undefined for a type that this program does not know. */
export function nameOfType(type: string): OrderEventName | undefined {
  return namesByType.get(type);
}

export function linesText({ lineNames }: Reading, lineIds: readonly string[]): string {
  if (lineIds.length === lineNames.size && lineIds.length > 1) return 'all lines';
  return lineIds.map((lineId) => lineNames.get(lineId) ?? lineId).join(', ');
}

type Units = { readonly lineId: string; readonly quantity: number };

export function unitsText(reading: Reading, units: readonly Units[]): string {
  return units.map(({ lineId, quantity }) => `${quantity} of ${linesText(reading, [lineId])}`).join(', ');
}

/** A field of personal data: what is not text any more is encrypted or erased, and stays so. */
export function personalText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : 'cannot be read: encrypted or erased';
}
