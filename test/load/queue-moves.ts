import type { GraphqlClient } from '../support/graphql-client.js';
import { HOT_SKU } from './synthetic-log.js';

const MOVE = `mutation ($input: ReprioritiseBackordersInput!) { reprioritiseBackorders(input: $input) {
  __typename ... on BatchApplied { position streamRevision }
  ... on VersionConflict { currentRevision } ... on UserError { message } } }`;

export interface Move {
  readonly backorderId: string;
  readonly key: string;
  /** Of the SKU, as its author saw it. */
  readonly expectedRevision?: string;
}

/** A move to the top: where the queue is then, or at which revision it has come to be. */
export type MoveAnswer =
  | { readonly __typename: 'BatchApplied'; readonly position: string; readonly streamRevision: string }
  | { readonly __typename: 'VersionConflict'; readonly currentRevision: string };

export async function moveToTop(
  client: GraphqlClient,
  { backorderId, key, expectedRevision }: Move,
): Promise<MoveAnswer> {
  const action = { kind: 'MOVE_TO_TOP' };
  const input = { idempotencyKey: key, action, backorderIds: [backorderId], reasonCode: 'CONTRACT' };
  const data = await client.ask(MOVE, { input: { ...input, ...(expectedRevision && { expectedRevision }) } });
  const answer = data['reprioritiseBackorders'] as MoveAnswer;
  if (answer.__typename === 'BatchApplied' || answer.__typename === 'VersionConflict') return answer;
  throw new Error(JSON.stringify(answer));
}

/** Of backorders from the tail of the queue, so that each move goes all the way. */
export async function lastBackorders(client: GraphqlClient, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let before = ''; ids.length < count;) {
    const cursor = before === '' ? '' : `, before: "${before}"`;
    const { backorderQueue } = (await client.ask(
      `{ backorderQueue(sku: "${HOT_SKU}", last: 100${cursor}) { nodes { id } pageInfo { startCursor } } }`,
    )) as { backorderQueue: { nodes: { id: string }[]; pageInfo: { startCursor: string } } };
    ids.push(...backorderQueue.nodes.map(({ id }) => id));
    before = backorderQueue.pageInfo.startCursor;
  }
  return ids.slice(0, count);
}
