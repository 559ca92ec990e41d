import type { CaseTools } from './case-tools.js';

/** A rule that every event store keeps. */
export interface ContractCase {
  readonly name: string;
  readonly needs?: 'second' | 'reopen';
  /** Throws when the store breaks the rule. */
  run(tools: CaseTools): Promise<void>;
}
