import type { DecisionContext } from '#eventing';
import type { OrderState } from './order-state.js';
import type { RuleState } from './rule-state.js';

/** What a decision under the delay rules goes by. */
export interface UnderRule {
  readonly state: OrderState;
  readonly rule: RuleState;
  readonly context: DecisionContext;
}
