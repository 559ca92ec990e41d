import { accept } from '#eventing';
import type { CommandOf, Decide } from './decision.js';
import { findLine, type OrderState } from './order-state.js';

type Statement = CommandOf<'ordering.RecordSupply'>['lines'][number];

/** Keeps what is new of the statements: a larger SKU revision, or the answer to a demand not heard of. */
export const recordSupply: Decide<'ordering.RecordSupply'> = (command, state) => {
  const { orderId, lines, refusedBefore = [] } = command;
  const news = lines
    .map((statement) => newsOf(statement, state))
    .filter((statement): statement is Statement => statement !== null);
  if (news.length + refusedBefore.length === 0) return accept();
  const data = { orderId, lines: news, ...(refusedBefore.length > 0 && { refusedBefore }) };
  return accept({ type: 'ordering.SupplyRecorded', data });
};

function newsOf(statement: Statement, state: OrderState): Statement | null {
  const line = findLine(state, statement.lineId);
  if (!line) return null;
  const { sourcing } = statement;
  const known = line.sourcings.some(({ demandId }) => demandId === sourcing?.demandId);
  if (known && statement.skuRevision <= line.skuRevision) return null;
  if (!sourcing && statement.skuRevision <= line.skuRevision) return null;
  return known ? { ...statement, sourcing: null } : statement;
}
