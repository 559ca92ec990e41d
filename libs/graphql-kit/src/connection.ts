import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page } from '#query-kit';
import { Position } from './scalars.js';

@ObjectType()
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** Every query may ask to see a position, so that it reads what a mutation wrote. */
@ArgsType()
export class ReadArgs {
  @Field(() => Position, {
    nullable: true,
    description: 'Waits up to 2 s for this position, else STALE_READ.',
  })
  minPosition?: string | null;
}

@ArgsType()
export class PageArgs extends ReadArgs {
  @Field(() => Int, { nullable: true, description: 'At most 100; 20 when nothing is said.' })
  first?: number | null;

  @Field(() => String, { nullable: true }) after?: string | null;
  @Field(() => Int, { nullable: true }) last?: number | null;
  @Field(() => String, { nullable: true }) before?: string | null;
}

/** A page of nodes. What is only sometimes asked for is made when it is. */
export interface ConnectionOf<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
}

/** The Relay connection classes of a node type. Name the result: `class XConnection extends connectionOf(X, 'X') {}`. */
export function connectionOf<Node extends object>(node: new () => Node, name: string) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field() cursor!: string;
    @Field(() => node) node!: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [node]) nodes!: Node[];
    @Field(() => PageInfo) pageInfo!: PageInfo;

    @Field(() => Int, { nullable: true, description: 'Null when there are more than 10 000.' })
    totalCount!: number | null;
  }
  return Connection;
}

export function toConnection<Row, Node>(
  page: Page<Row>,
  toNode: (row: Row, index: number) => Node,
  totalCount: () => number | null,
): ConnectionOf<Node> {
  const nodes = page.rows.map(toNode);
  return {
    nodes,
    get edges() {
      return nodes.map((node, index) => ({ node, cursor: page.cursors[index] ?? '' }));
    },
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
    get totalCount() {
      return totalCount();
    },
  };
}
