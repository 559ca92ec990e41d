import { momentOf } from '../calendar/legal-day.js';
import { knownSince } from '../facts/business-time.js';
import type { DelayFact, DelayFactType, FactOf } from '../facts/delay-fact.js';
import type { ScenarioInput } from '../scenario/scenario-input.js';

/** The facts of a type that were known at `asOf`, or all of them where no moment is asked for. */
export function factsOf<Type extends DelayFactType>(
  { events, asOf }: ScenarioInput,
  type: Type,
): readonly FactOf<Type>[] {
  return (events ?? []).filter(
    (fact): fact is FactOf<Type> => isOf(fact, type) && (!asOf || knownSince(fact) <= momentOf(asOf)),
  );
}

function isOf<Type extends DelayFactType>(fact: DelayFact, type: Type): fact is FactOf<Type> {
  return fact.type === type;
}
