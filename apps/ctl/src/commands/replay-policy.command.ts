import { readFileSync } from 'node:fs';
import { type PriorityPolicy, priorityPolicy } from '#backorder/contract';
import type { Command } from 'commander';
import { progressBar } from '../progress.js';
import { replayPolicy } from '../replay/replay-policy.js';
import { replayJson, replayTable } from '../replay/replay-table.js';
import { dataDirOf, parseInstant, print, withApplication } from '../with-application.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly policy: string;
  readonly location?: string;
  readonly sku?: string;
  readonly tenant: string;
  readonly json?: boolean;
  readonly data?: string;
}

export function addReplayPolicyCommand(program: Command): void {
  program
    .command('replay-policy')
    .description(
      `What another priority policy would have made of a period: the recorded demand, receipts, slips and cancellations run
again on a scratch state, beside the same run under the policies of then. Demand is held fixed: nobody orders, cancels or
answers otherwise because of other dates, and what people did by hand stays with the record. Writes nothing.`,
    )
    .requiredOption('--from <instant>', 'beginning of the period', parseInstant)
    .requiredOption('--to <instant>', 'its end', parseInstant)
    .requiredOption('--policy <file>', 'the policy as JSON: what `priorityPolicies { document }` shows')
    .option('--location <code>', 'only this location')
    .option('--sku <sku>', 'only this item')
    .option('--tenant <tenant>', 'whose queues', 'main')
    .option('--json', 'print JSON instead of a table')
    .option('--data <folder>', 'data directory')
    .action(run);
}

async function run({ from, to, policy: file, location, sku, tenant, json, data }: Options): Promise<void> {
  if (to <= from) throw new Error('--to must be after --from');
  const policy = readPolicy(file);
  const where = { location: location ?? null, sku: sku ?? null };
  const comparison = await withApplication(dataDirOf(data), async ({ runtime }) => {
    const bar = progressBar('events');
    const head = Number(await runtime.store.feed.head());
    const onProgress = (position: bigint) => bar.update(Number(position), head);
    const request = { tenant, from, to, policy, ...where };
    const compared = await replayPolicy(runtime.store, runtime.codec, request, onProgress);
    bar.stop();
    return compared;
  });
  if (json) print(JSON.stringify(replayJson({ from, to, policy }, comparison), null, 2));
  else for (const line of replayTable({ from, to, policy }, comparison)) print(line);
}

/** A version may be left out: this one is published nowhere. */
function readPolicy(file: string): PriorityPolicy {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const result = priorityPolicy.safeParse({ version: 1, ...(parsed as object) });
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file} is no priority policy: ${problems.join('; ')}`);
}
