import { type Moment } from '../calendar/legal-day.js';
import type { DelayFact } from '../facts/delay-fact.js';
import { assessMitor } from '../mitor/assess.js';
import { type GuardCode, refuseOption, refuseOver } from '../mitor/command-guard.js';
import { lineOutcome } from '../mitor/line-outcome.js';
import type { MitorOrder } from '../mitor/obligation.js';
import type { Outcome } from './outcome.js';
import type { ScenarioCommand } from './scenario-input.js';

interface Situation {
  readonly facts: readonly DelayFact[];
  readonly order: MitorOrder;
  readonly asOf: Moment;
}

/** What a command would come to at `asOf`: refused with its code, or the state after it. */
export function tryCommand(command: ScenarioCommand, { facts, order, asOf }: Situation): Outcome {
  const code = refuse(command, order);
  const after = code ? order : assessMitor([...facts, factOf(command, asOf)], order.setting, asOf);
  const [line] = after.lines;
  return {
    commandRejected: code !== null,
    rejectionCode: code,
    stateAfter: line ? lineOutcome(after, line).state : null,
  };
}

function refuse(command: ScenarioCommand, { lines }: MitorOrder): GuardCode | null {
  const codes = lines.map((line) =>
    command.type === 'HandOverToCarrier'
      ? refuseOver(line)
      : refuseOption(line, {
          revisedShipDate: command.revisedShipDate ?? null,
          reason: command.reason ?? null,
          hasBasis: Object.keys(command.reasonableBasis ?? {}).length > 0,
        }),
  );
  return codes.find((code) => code !== null) ?? null;
}

function factOf(command: ScenarioCommand, asOf: Moment): DelayFact {
  const at = new Date(asOf).toISOString();
  if (command.type === 'HandOverToCarrier') return { type: 'ShippedToCarrier', handedOverAt: at };
  const { kind, revisedShipDate, reason } = command;
  return {
    type: 'DelayOptionOffered',
    kind,
    at,
    revisedShipDate: revisedShipDate ?? null,
    reason: reason ?? null,
  };
}
