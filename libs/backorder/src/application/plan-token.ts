import { canonicalJson, type Instant, payloadHash } from '#kernel';
import { type StockCommand, type StockCommandName, stockCommands } from '#stock/contract';
import { z } from 'zod';

/** What of stock a plan may hold: commands that a preview can be made of. */
const PLANNED = [
  'stock.ReprioritiseBackorders',
  'stock.AllocateBackorders',
  'stock.ReallocateBackorders',
] as const satisfies readonly StockCommandName[];

const plan = z.object({
  tenant: z.string(),
  expiresAt: z.string(),
  /** Of each SKU's stream when it was previewed, in the order of the commands. */
  revisions: z.array(z.int().min(-1)),
  commands: z
    .array(z.object({ type: z.enum(PLANNED) }).loose())
    .min(1)
    .max(200),
});

/** A preview in a form that can be applied, and by anybody who may give such commands. It holds no secret. */
export interface Plan {
  readonly tenant: string;
  readonly expiresAt: Instant;
  readonly revisions: readonly number[];
  readonly commands: readonly StockCommand[];
}

/** The token holds the plan itself, so that any node can apply it. The digest shows damage, and names the plan. */
export function planToken(given: Plan): string {
  const text = Buffer.from(canonicalJson(given)).toString('base64url');
  return `${text}.${payloadHash(given).slice(0, 32)}`;
}

/** Null: no token, or a damaged one. */
export function readPlanToken(token: string): Plan | null {
  const [text = '', digest = ''] = token.split('.');
  const parsed = plan.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || payloadHash(parsed.data).slice(0, 32) !== digest) return null;
  const commands: StockCommand[] = [];
  for (const { type, ...payload } of parsed.data.commands) {
    const command = stockCommands[type].safeParse(payload);
    if (!command.success) return null;
    commands.push({ type, ...command.data } as StockCommand);
  }
  return { ...parsed.data, commands };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
