import type { Position } from '#eventing';
import type { Gap } from './findings.js';
import type { RefundState } from './refund-record.js';
import type { RuleVersions } from './rule-packs.js';

/** What the overview and the manifest say of an order. */
export interface OrderSummary {
  readonly ref: string;
  readonly orderId: string;
  readonly folder: string;
  readonly events: number;
  readonly firstPosition: Position | null;
  readonly lastPosition: Position | null;
  readonly rules: RuleVersions;
  readonly states: readonly string[];
  /** Codes, each once. */
  readonly violations: readonly string[];
  readonly refunds: readonly RefundState[];
  /** In the pack. */
  readonly notices: number;
  readonly gaps: readonly Gap[];
}
