import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

interface Page {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}

const REFS = ['A', 'B', 'C', 'D', 'E'];
const INFO = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

let story: Story;
beforeAll(async () => {
  story = await Story.begin();
  for (const [index, ref] of REFS.entries()) {
    await story.place(ref, [{ sku: 'LAMP', quantity: index + 1 }]);
  }
});
afterAll(() => story.end());

async function page(list: string, args: string, field: string): Promise<Page> {
  const data = await story.read(`${list}(${args}, minPosition: $p) { nodes { ${field} } ${INFO} }`);
  return data[list] as Page;
}

/** Every page from one end to the other. */
async function walk(
  list: string,
  args: string,
  field: string,
  towards: 'end' | 'start',
): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const size = towards === 'end' ? 'first: 2' : 'last: 2';
    const from = cursor === null ? '' : `, ${towards === 'end' ? 'after' : 'before'}: "${cursor}"`;
    const { nodes, pageInfo }: Page = await page(list, `${args} ${size}${from}`, field);
    pages.push(nodes.map((node) => node[field]));
    more = towards === 'end' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    cursor = towards === 'end' ? pageInfo.endCursor : pageInfo.startCursor;
  }
  return pages;
}

describe.each([
  ['orders', 'orderBy: [{ field: REF }],', 'ref'],
  ['backorders', 'orderBy: [{ field: WAITING }],', 'orderRef'],
  ['backorderQueue', 'sku: "LAMP",', 'orderRef'],
])('%s', (list, args, field) => {
  it('page forwards and backwards through the same rows', async () => {
    expect(await walk(list, args, field, 'end')).toEqual([['A', 'B'], ['C', 'D'], ['E']]);
    expect(await walk(list, args, field, 'start')).toEqual([['D', 'E'], ['B', 'C'], ['A']]);
  });

  it('tell how many there are', async () => {
    expect(await page(list, `${args} first: 1`, field)).toMatchObject({ totalCount: REFS.length });
  });

  it('refuse a page that is too large', async () => {
    await expect(page(list, `${args} first: 101`, field)).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('a list with a filter', () => {
  it('counts and pages what it lets through, in the order asked for', async () => {
    const where = 'where: { waiting: { gte: 2 }, NOT: { orderRef: { eq: "D" } } },';
    const order = 'orderBy: [{ field: WAITING, direction: DESC }],';
    expect(await page('backorders', `${where} ${order} first: 2`, 'orderRef')).toMatchObject({
      nodes: [{ orderRef: 'E' }, { orderRef: 'C' }],
      totalCount: 3,
    });
    expect(await walk('backorders', `${where} ${order}`, 'orderRef', 'end')).toEqual([['E', 'C'], ['B']]);
  });

  it('refuses a cursor of another list', async () => {
    const { pageInfo } = await page('orders', 'orderBy: [{ field: REF }], first: 1', 'ref');
    const other = `orderBy: [{ field: WAITING }], first: 1, after: "${pageInfo.endCursor}"`;
    await expect(page('backorders', other, 'orderRef')).rejects.toThrow('BAD_USER_INPUT');
  });
});
