import { print } from '../with-application.js';
import { askApi } from './ask-api.js';

interface DemoApi {
  readonly url: string;
  /** An operator's. */
  readonly key: string;
}

interface Waiting {
  readonly id: string;
  readonly orderRef: string;
  readonly waiting: number;
}

interface Plan {
  readonly planToken: string;
  readonly skus: readonly {
    readonly totals: { readonly winners: number; readonly losers: number; readonly moved: number };
    readonly warnings: readonly string[];
  }[];
}

const SHOWN = 4;

/**
 * What operations do with a queue: see what a move would change, apply exactly that, take it back, and ask why somebody
 * waits. On the queue most waited for, which is left as it was.
 */
export async function playQueue(api: DemoApi, sku: string): Promise<void> {
  const waiting = await queueOf(api, sku);
  const last = waiting.at(-1);
  if (!last || waiting.length < 2) return;
  print();
  print(`The queue of ${sku}, served in this order: ${refs(waiting)}`);
  const plan = await preview(api, last.id);
  const [effect] = plan.skus;
  print(`  Preview: ${last.orderRef} to the top, since its customer was promised so by contract.`);
  const { winners = 0, losers = 0, moved = 0 } = effect?.totals ?? {};
  print(`    ${moved} change places, ${winners} would win and ${losers} would lose units or days.`);
  for (const warning of effect?.warnings ?? []) print(`    Warning: ${warning}.`);
  const batchId = await apply(api, plan.planToken);
  print(`  Applied, exactly as previewed:   ${refs(await queueOf(api, sku))}`);
  const [, second] = await queueOf(api, sku);
  if (second) await tellWhy(api, second);
  await undo(api, batchId);
  print(`  Undone, as if nothing had been:  ${refs(await queueOf(api, sku))}`);
}

async function queueOf(api: DemoApi, sku: string): Promise<readonly Waiting[]> {
  type Answer = { readonly backorderQueue: { readonly nodes: readonly Waiting[] } };
  const query = `query ($sku: String!, $at: Position) {
    backorderQueue(sku: $sku, first: ${SHOWN}, minPosition: $at) { nodes { id orderRef waiting } } }`;
  const { backorderQueue } = await askApi<Answer>(api.url, api.key, query, { sku, at: await headOf(api) });
  return backorderQueue.nodes;
}

async function headOf(api: DemoApi): Promise<string> {
  type Answer = { readonly serviceStatus: { readonly head: string } };
  return (await askApi<Answer>(api.url, api.key, '{ serviceStatus { head } }')).serviceStatus.head;
}

async function preview(api: DemoApi, id: string): Promise<Plan> {
  const query = `query ($id: ID!) { previewReprioritisation(input: {
      action: { kind: MOVE_TO_TOP }, backorderIds: [$id], reasonCode: CONTRACT
    }) { planToken skus { totals { winners losers moved } warnings } } }`;
  const { previewReprioritisation } = await askApi<{ previewReprioritisation: Plan }>(
    api.url,
    api.key,
    query,
    {
      id,
    },
  );
  return previewReprioritisation;
}

async function apply(api: DemoApi, planToken: string): Promise<string> {
  const mutation = `mutation ($planToken: String!) {
    applyPlan(input: { idempotencyKey: "demo-plan", planToken: $planToken }) {
      ... on PlanApplied { batchId } ... on UserError { code message } } }`;
  return changed(await askApi<Answers>(api.url, api.key, mutation, { planToken }), 'applyPlan');
}

async function undo(api: DemoApi, batchId: string): Promise<void> {
  const mutation = `mutation ($batchId: ID!) {
    undoReprioritisation(input: { idempotencyKey: "demo-undo", batchId: $batchId, reasonCode: DATA_ERROR }) {
      ... on BatchApplied { batchId } ... on UserError { code message } } }`;
  changed(await askApi<Answers>(api.url, api.key, mutation, { batchId }), 'undoReprioritisation');
}

async function tellWhy(api: DemoApi, { id, orderRef }: Waiting): Promise<void> {
  type Answer = { readonly whyNot: { readonly reasons: readonly { readonly message: string }[] } };
  const query = 'query ($id: ID!) { whyNot(id: $id) { reasons { message } } }';
  const { whyNot } = await askApi<Answer>(api.url, api.key, query, { id });
  print(`  Why has ${orderRef} not been served? ${whyNot.reasons.map(({ message }) => message).join(' ')}`);
}

type Answers = Readonly<Record<string, { readonly batchId?: string; readonly message?: string }>>;

function changed(answers: Answers, mutation: string): string {
  const { batchId, message } = answers[mutation] ?? {};
  if (!batchId) throw new Error(`${mutation}: ${message ?? 'no batch'}`);
  return batchId;
}

function refs(waiting: readonly Waiting[]): string {
  return waiting.map(({ orderRef, waiting: units }) => `${orderRef} (${units})`).join(', ');
}
