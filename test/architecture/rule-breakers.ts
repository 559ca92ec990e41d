/** What a file of the sample tree imports. A name that begins with `type ` is imported as a type only. */
export type SampleFiles = Readonly<Record<string, readonly string[]>>;

/** One file for each rule, and the rule it breaks. */
export const ruleBreakers: Readonly<Record<string, SampleFiles>> = {
  'contexts-meet-at-contracts': { 'libs/ordering/src/application/meets.ts': ['#stock/views'] },
  'stock-decides-with-the-queue': { 'libs/stock/src/domain/meets.ts': ['#backorder/views'] },
  'apis-meet-at-doors': { 'libs/ordering/src/api/meets.ts': ['#stock/domain'] },
  'the-policy-document-knows-no-context': { 'libs/backorder/src/contract/knows.ts': ['#stock/contract'] },
  'libs-only-by-their-doors': { 'apps/api/src/deep.ts': ['../../../libs/stock/src/views/rows.js'] },
  'foundation-knows-no-context': { 'libs/query-kit/src/knows.ts': ['#stock/contract'] },
  'graphql-kit-knows-only-who-asks': { 'libs/graphql-kit/src/knows.ts': ['#ordering/contract'] },
  'kernel-is-the-bottom': { 'libs/kernel/src/climbs.ts': ['#eventing'] },
  'only-apps-compose': { 'libs/stock/src/application/composes.ts': ['#composition'] },
  'no-nest-in-pure-rooms': {
    'libs/stock/src/process/direct.ts': ['@nestjs/common'],
    'libs/stock/src/project/indirect.ts': ['../application/uses-nest.js'],
  },
  'no-io-in-pure-rooms': { 'libs/ordering/src/domain/reads.ts': ['node:fs'] },
  'no-store-in-pure-rooms': { 'libs/ordering/src/process/stores.ts': ['better-sqlite3'] },
  'runners-do-io-through-ports': { 'libs/eventing/src/project/reads.ts': ['node:fs'] },
  'deciding-needs-no-database': { 'libs/eventing/src/decide/stores.ts': ['better-sqlite3'] },
  'inner-rooms-know-no-outer-rooms': { 'libs/ordering/src/contract/looks-out.ts': ['../views/rows.js'] },
  'adapters-only-by-the-eventing-door': { 'libs/eventing/src/ops/grabs.ts': ['../adapters/sqlite/store.js'] },
  'eventstoredb-client-only-in-its-adapter': {
    'libs/eventing/src/adapters/sqlite/grabs.ts': ['@eventstore/db-client'],
  },
  // The cruiser names one file of a cycle; the other one is among the lawful.
  'no-cycles': { 'libs/kernel/src/egg.ts': ['type ./hen.js'] },
  'no-orphans': { 'libs/kernel/src/alone.ts': [] },
  'production-knows-no-tests': { 'libs/stock/src/application/tested.ts': ['#eventing-testing'] },
  'no-development-packages-in-production': { 'libs/kernel/src/checks.ts': ['fast-check'] },
  'no-unknown-imports': { 'libs/kernel/src/lost.ts': ['./nowhere.js'] },
  'no-undeclared-packages': { 'libs/kernel/src/borrows.ts': ['stowaway'] },
};

const doors =
  `access backorder backorder/contract backorder/domain backorder/views composition eventing graphql-kit
  kernel ordering ordering/contract query-kit stock stock/contract stock/domain stock/views`.split(/\s+/);

/** What the rules allow, and what the rule breakers need to be found by. */
export const lawful: SampleFiles = {
  'apps/api/src/main.ts': [...doors.map((door) => `#${door}`), './uses-all.js'],
  'apps/api/src/uses-all.ts': ['@nestjs/common', 'node:fs'],
  ...Object.fromEntries(doors.map((door) => [doorFile(door), []])),
  'libs/eventing-testing/src/index.ts': [],
  'libs/kernel/src/hen.ts': ['./egg.js'],
  'libs/ordering/src/application/asks.ts': ['#stock/contract', '#eventing'],
  'libs/ordering/src/api/asks.ts': ['#stock/views', '#stock', '@nestjs/common'],
  'libs/ordering/src/views/rows.ts': ['type better-sqlite3'],
  'libs/ordering/src/process/names-types.ts': ['type better-sqlite3', '#stock/contract'],
  'libs/stock/src/domain/asks.ts': ['#backorder/domain', '#kernel'],
  'libs/stock/src/domain/any.spec.ts': ['#eventing-testing', 'fast-check', 'node:fs'],
  'libs/stock/src/application/uses-nest.ts': ['@nestjs/common'],
  'libs/stock/src/views/rows.ts': ['#kernel'],
  'libs/graphql-kit/src/asks.ts': ['#access'],
  'libs/eventing/src/project/runs.ts': ['node:worker_threads', 'better-sqlite3'],
  'libs/eventing/src/adapters/sqlite/store.ts': ['better-sqlite3'],
  'libs/eventing/src/adapters/esdb/store.ts': ['@eventstore/db-client'],
};

export function doorFile(door: string): string {
  const [lib, room] = door.split('/');
  return room === undefined ? `libs/${lib}/src/index.ts` : `libs/${lib}/src/${room}/index.ts`;
}
