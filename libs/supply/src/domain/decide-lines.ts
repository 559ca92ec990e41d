import { accept, reject } from '#eventing';
import { type CommandOf, type Known, lineName, lineNotFound, namedLines } from './decision.js';
import type { PurchaseOrderDecision } from './decision.js';
import { findLine, withUnits } from './purchase-order-state.js';
import { restateOpen } from './supplies.js';

/** The supplier's own dates: they take the place of those asked for. Nothing new: no event. */
export function confirmPurchaseOrder(
  command: CommandOf<'supply.ConfirmPurchaseOrder'>,
  known: Known,
): PurchaseOrderDecision {
  const { ref, location } = known.placed;
  const found = namedLines(known, command.lines);
  if ('decision' in found) return found.decision;
  const news = found.lines.filter(({ line, named }) => !line.confirmed || line.expectedDate !== named.date);
  if (news.length === 0) return accept();
  const lines = news.map(({ line, named: { date: to } }) => ({
    ...withUnits(line, { expectedDate: to }),
    from: line.expectedDate,
    to,
  }));
  const supplies = lines.flatMap((line) => restateOpen(known, line));
  return accept({ type: 'supply.PurchaseOrderConfirmed', data: { ref, location, lines, supplies } });
}

export function changeLine(
  command: CommandOf<'supply.ChangePurchaseOrderLine'>,
  known: Known,
): PurchaseOrderDecision {
  const { ref, location } = known.placed;
  const { lineNo, reason } = command;
  const line = findLine(known.state, lineNo);
  if (!line) return lineNotFound(ref, lineNo, 'lineNo');
  const quantity = { from: line.ordered, to: command.quantity ?? line.ordered };
  const date = { from: line.expectedDate, to: command.date ? command.date.to : line.expectedDate };
  if (quantity.from === quantity.to && date.from === date.to) return accept();
  const least = line.accepted + line.rejected + line.announced;
  if (command.quantity !== null && quantity.to < least) {
    const message = `${lineName(line)}: ${quantity.to} ordered, but ${least} came or are on their way`;
    return reject('QUANTITY_BELOW_RECEIVED', message, {
      ...{ field: 'quantity', lineNo, sku: line.sku },
      ...{ requested: quantity.to, least },
    });
  }
  const after = withUnits(line, { ordered: quantity.to, expectedDate: date.to });
  const supplies = restateOpen(known, after);
  const data = { ref, location, line: after, quantity, date, reason, supplies };
  return accept({ type: 'supply.PurchaseOrderLineChanged', data });
}

export function cancelLine(
  command: CommandOf<'supply.CancelPurchaseOrderLine'>,
  known: Known,
): PurchaseOrderDecision {
  const { ref, location } = known.placed;
  const { lineNo, reason } = command;
  const line = findLine(known.state, lineNo);
  if (!line) return lineNotFound(ref, lineNo, 'lineNo');
  const { sku, open } = line;
  const quantity = command.quantity ?? open;
  if (open === 0) {
    const message = `${lineName(line)}: nothing of it is open`;
    return reject('NOTHING_TO_CANCEL', message, { field: 'lineNo', lineNo, sku });
  }
  if (quantity > open) {
    const message = `${lineName(line)}: ${quantity} to cancel, ${open} open`;
    return reject('QUANTITY_EXCEEDS_OPEN', message, {
      ...{ field: 'quantity', lineNo, sku, requested: quantity, open },
    });
  }
  const after = withUnits(line, { ordered: line.ordered - quantity });
  const supplies = restateOpen(known, after);
  const data = { ref, location, line: after, quantity, reason, supplies };
  return accept({ type: 'supply.PurchaseOrderLineCancelled', data });
}
