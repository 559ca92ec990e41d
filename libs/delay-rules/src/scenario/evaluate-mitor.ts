import { type Json, assertNever, canonicalJson } from '#kernel';
import { type Moment, dateOf, momentOf } from '../calendar/legal-day.js';
import { type Conventions, conventionsName, findConventions } from '../conventions/conventions.js';
import { assessMitor } from '../mitor/assess.js';
import { lineOutcome } from '../mitor/line-outcome.js';
import type { MitorOrder } from '../mitor/obligation.js';
import { type RefundPart, refundParts } from '../mitor/refund-due.js';
import { mitorScope } from '../mitor/scope.js';
import { evaluateRefundAmount } from './evaluate-refund-amount.js';
import { tryCommand } from './try-command.js';
import { asJson, outcomeJson } from './outcome-json.js';
import type { Outcome } from './outcome.js';
import { type ScenarioInput, needed } from './scenario-input.js';
import { ScenarioProblem } from './scenario-problem.js';

/** Answers a question under 16 CFR 435. Throws `ScenarioProblem`. */
export function evaluateMitor(input: ScenarioInput): Outcome {
  switch (input.computeOnly) {
    case 'SCOPE':
      return evaluateScope(input);
    case 'REFUND_DUE':
      return evaluateRefundDue(input);
    case 'REFUND_AMOUNT':
      return evaluateRefundAmount(input);
    case null:
    case undefined:
      return evaluateOrder(input);
    default:
      return assertNever(input.computeOnly);
  }
}

function conventionsOf(input: ScenarioInput): Conventions {
  const found = findConventions(needed(input, 'conventions'));
  if (!found) throw new ScenarioProblem([{ field: 'input.conventions', problem: 'is not known' }]);
  return found;
}

function evaluateScope(input: ScenarioInput): Outcome {
  const answer = mitorScope({
    channel: needed(input, 'channel'),
    category: needed(input, 'category'),
    paymentTerms: needed(input, 'paymentTerms'),
    installment: input.installment ?? null,
    firstShipmentCompliant: input.firstShipmentCompliant ?? null,
  });
  return { ...answer };
}

function evaluateRefundDue(input: ScenarioInput): Outcome {
  const zone = needed(input, 'complianceZone');
  const vestingDate = dateOf(momentOf(needed(input, 'vestedAt')), zone);
  const discovered = input.methodUnavailableDiscoveredAt;
  const payment = needed(input, 'payment');
  const parts = refundParts(
    vestingDate,
    payment,
    conventionsOf(input),
    discovered ? dateOf(momentOf(discovered), zone) : null,
  );
  const [first] = parts;
  if (parts.length > 1) {
    const refundDueBy = parts.map(({ dueBy }) => dueBy).sort()[0] ?? null;
    return { vestingDate, refundDueBy, refundTo: 'BUYER', parts: partsJson(parts) };
  }
  return {
    vestingDate,
    refundDueBy: first?.dueBy ?? null,
    originalMethodDueBy: first?.originalDueBy ?? null,
    refundForm: first?.form ?? null,
    refundTo: 'BUYER',
    ...(payment.status === 'AUTHORIZED_NOT_CAPTURED' && { amountToReturn: '0.00' }),
    basis: outcomeJson(first ? { refundDueBy: first.basis } : {}),
  };
}

function partsJson(parts: readonly RefundPart[]): Json {
  return parts.map(({ tender, amount, dueBy }) => ({
    tender,
    ...(amount !== null && { amount }),
    refundDueBy: dueBy,
  }));
}

function evaluateOrder(input: ScenarioInput): Outcome {
  const setting = { zone: needed(input, 'complianceZone'), conventions: conventionsOf(input) };
  const facts = needed(input, 'events');
  const asOf = momentOf(needed(input, 'asOf'));
  const order = assessMitor(facts, setting, asOf);
  if (order.lines.length === 0) {
    throw new ScenarioProblem([
      { field: 'input.events', problem: 'hold no OrderReceived that is known at asOf' },
    ]);
  }
  const head = { covered: true, rule: 'US-FTC-MITOR@1', conventions: conventionsName(setting.conventions) };
  const asked = input.command ? outcomeOfCommand(input, order, asOf) : null;
  return Object.assign(head, answers(order), asked);
}

function outcomeOfCommand(input: ScenarioInput, order: MitorOrder, asOf: Moment): Outcome {
  return tryCommand(needed(input, 'command'), { facts: needed(input, 'events'), order, asOf });
}

/** What all lines have in common, and each line where there are several, or where they are counted. */
function answers(order: MitorOrder): Outcome {
  const lines: Record<string, Outcome> = {};
  for (const line of order.lines) lines[line.lineId] = told(order, line);
  const [first = {}, ...others] = Object.values(lines);
  const common: Record<string, Json> = {};
  for (const field of Object.keys(first)) {
    const value = first[field] ?? null;
    if (others.every((other) => isSame(other[field] ?? null, value))) common[field] = value;
  }
  const counted = order.lines.some(({ portions }) => portions.some(({ quantity }) => quantity !== null));
  if (others.length > 0 || counted) common['lines'] = lines;
  return common;
}

/** Most fields are text, numbers or nothing: those need no spelling out. */
function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false;
  return canonicalJson(one) === canonicalJson(other);
}

/** Some fields are told only where there is something to say. */
const IF_ANY: ReadonlySet<string> = new Set([
  'parts',
  'acceptableRefundForms',
  'rejectedRefundForm',
  'ruleRequiresCancellation',
]);

function told(order: MitorOrder, line: MitorOrder['lines'][number]): Outcome {
  const outcome = lineOutcome(order, line);
  const fields = asJson(outcome);
  const answer: Record<string, Json> = {};
  for (const field of Object.keys(fields)) {
    const value = field === 'parts' ? partsJson(outcome.parts) : (fields[field] ?? null);
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (!empty || !IF_ANY.has(field)) answer[field] = value;
  }
  return answer;
}
