import { orderingCommands } from '#ordering/contract';
import { stockCommands } from '#stock/contract';
import type { ImportItem } from './import-mapping.js';

const orderPayload = orderingCommands['ordering.PlaceOrder'].omit({ orderId: true });

/** What the commands' own schemas say of an item: null when it may be sent, else every problem with its path. */
export function problemsOf(item: ImportItem): string | null {
  const results =
    item.kind === 'order'
      ? [orderPayload.safeParse(item.order)]
      : item.commands.map((command) => stockCommands[command.type].safeParse(command));
  const issues = results.flatMap((result) => result.error?.issues ?? []);
  if (issues.length === 0) return null;
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
