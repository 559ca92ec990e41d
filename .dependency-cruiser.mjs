const contexts = '(ordering|stock|backorder|access|supply|notification|compliance|sandbox|live)';
const pureRooms = '^libs/([^/]+/src/(domain|contract|decide|project|process)|delay-rules/src)/';
const contextDoors = (rooms) => `^libs/[^/]+/src/${rooms}index\\.ts$`;
const contracts = contextDoors('contract/');
const testing = ['\\.spec\\.ts$', '/src/testing/', '^libs/eventing-testing/', '^test/'];
/** Started by Node, or loaded by a thread, and so imported by nobody. */
const entryFiles = ['^apps/[^/]+/src/main\\.ts$', '/(projection|commit)-worker\\.ts$', '/projector\\.ts$'];

function forbid(name, comment, rule) {
  return { name, comment, severity: 'error', ...rule };
}

const boundaries = [
  forbid('contexts-meet-at-contracts', 'A context knows of another one only what its contract says.', {
    from: {
      path: `^libs/${contexts}/src/`,
      pathNot: [...testing, '/src/api/', '\\.module\\.ts$', '^libs/stock/src/domain/'],
    },
    to: { path: `^libs/${contexts}/src/`, pathNot: ['^libs/$1/', contracts] },
  }),
  forbid(
    'stock-decides-with-the-queue',
    'The SKU stream holds the queue, so its decider may use that pure part.',
    {
      from: { path: '^libs/(stock)/src/domain/', pathNot: testing },
      to: {
        path: `^libs/${contexts}/src/`,
        pathNot: ['^libs/$1/', contracts, '^libs/backorder/src/domain/index\\.ts$'],
      },
    },
  ),
  forbid(
    'apis-meet-at-doors',
    'The GraphQL of a context may show what another one answers, asked at its doors.',
    {
      from: { path: `^libs/${contexts}/src/(?:api/|[^/]+\\.module\\.ts$)`, pathNot: testing },
      to: { path: `^libs/${contexts}/src/`, pathNot: ['^libs/$1/', contextDoors('((contract|views)/)?')] },
    },
  ),
  forbid('the-policy-document-knows-no-context', 'Events of others hold it, so it comes before them.', {
    from: { path: '^libs/backorder/src/contract/' },
    to: { path: `^libs/${contexts}/src/`, pathNot: '^libs/backorder/src/contract/' },
  }),
  forbid('libs-only-by-their-doors', 'What is not exported by an index belongs to the lib alone.', {
    from: { path: '^(?:apps|libs)/([^/]+)/', pathNot: testing },
    to: { path: '^libs/', pathNot: ['^libs/$1/', contextDoors('((contract|domain|process|views)/)?')] },
  }),
  forbid('foundation-knows-no-context', 'Kernel, runtime and queries serve every context and know none.', {
    from: {
      path: '^libs/(kernel|eventing|eventing-testing|query-kit|delay-rules)/',
      pathNot: '\\.spec\\.ts$',
    },
    to: { path: `^libs/(${contexts}|composition)/` },
  }),
  forbid(
    'graphql-kit-knows-only-who-asks',
    'Actors and roles come from access; all else of a context is its own.',
    {
      from: { path: '^libs/graphql-kit/', pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(${contexts}|composition)/`, pathNot: '^libs/access/src/index\\.ts$' },
    },
  ),
  forbid(
    'kernel-is-the-bottom',
    'The kernel knows nothing of this house, and the runtime and the law only the kernel.',
    {
      from: { path: '^libs/(kernel|eventing|delay-rules)/', pathNot: testing },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/kernel/'] },
    },
  ),
  forbid('only-apps-compose', 'Putting the contexts together is the business of the apps.', {
    from: { path: '^libs/(?!composition/)', pathNot: testing },
    to: { path: '^(libs/composition|apps)/' },
  }),
];

const purity = [
  forbid(
    'no-nest-in-pure-rooms',
    'Deciders, events, projections and processes run without Nest, also indirectly.',
    {
      from: { path: pureRooms, pathNot: testing },
      to: { path: '^node_modules/(@nestjs|@apollo|fastify|class-validator|graphql)/', reachable: true },
    },
  ),
  forbid('no-io-in-pure-rooms', 'Files, network, threads and randomness come in through ports.', {
    from: { path: pureRooms, pathNot: [...testing, '^libs/eventing/'] },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('no-store-in-pure-rooms', 'Only types of the database may be named.', {
    from: { path: pureRooms, pathNot: [...testing, '^libs/eventing/'] },
    to: { path: '^node_modules/(better-sqlite3|@eventstore)/', dependencyTypesNot: ['type-only'] },
  }),
  forbid(
    'runners-do-io-through-ports',
    'The runners have threads, digests and views.db; all else is a port.',
    {
      from: { path: '^libs/eventing/src/(decide|project|process)/', pathNot: testing },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(worker_threads|crypto)$' },
    },
  ),
  forbid('deciding-needs-no-database', 'What decides runs on any store.', {
    from: { path: '^libs/eventing/src/(model|port|codec|decide)/', pathNot: testing },
    to: { path: '^node_modules/(better-sqlite3|@eventstore)/' },
  }),
  forbid('inner-rooms-know-no-outer-rooms', 'Contract and domain do not depend on who uses them.', {
    from: { path: '^libs/([^/]+)/src/(contract|domain)/', pathNot: testing },
    to: { path: '^libs/$1/src/(application|process|views|api)/' },
  }),
];

const adapters = [
  forbid('adapters-only-by-the-eventing-door', 'Who needs a store asks the door of eventing for one.', {
    from: {
      path: '^(apps|libs)/',
      pathNot: [
        ...testing,
        '^libs/eventing/src/(adapters/|index\\.ts$|eventing\\.module\\.ts$|open-store\\.ts$)',
      ],
    },
    to: { path: '^libs/eventing/src/adapters/' },
  }),
  forbid('eventstoredb-client-only-in-its-adapter', 'The client can be swapped by changing one folder.', {
    from: { pathNot: ['^libs/eventing/src/adapters/esdb/', '^libs/eventing-testing/', '^test/'] },
    to: { path: '^node_modules/(@eventstore|@grpc)/' },
  }),
];

const hygiene = [
  forbid('no-cycles', 'Cycles break code-first GraphQL types under ESM, and understanding.', {
    from: {},
    to: { circular: true },
  }),
  forbid('no-orphans', 'A file nobody imports and that imports nobody is left over.', {
    from: { orphan: true, pathNot: '\\.spec\\.ts$' },
    to: {},
  }),
  forbid('no-dead-files', 'Production code is reached from the main file of an app, or of a thread.', {
    from: { path: entryFiles },
    to: { path: '^(apps|libs)/', pathNot: [...testing, ...entryFiles], reachable: false },
  }),
  forbid('production-knows-no-tests', 'Test doubles are not shipped.', {
    from: { path: '^(apps|libs)/', pathNot: testing },
    to: { path: testing },
  }),
  forbid(
    'no-development-packages-in-production',
    'They are not there when only production packages are installed.',
    {
      from: { path: '^(apps|libs)/', pathNot: testing },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ),
  forbid('no-unknown-imports', 'What cannot be found, or is not in package.json, works by luck.', {
    from: {},
    to: { couldNotResolve: true },
  }),
  forbid('no-undeclared-packages', 'A package that another one happened to bring may go with it.', {
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  }),
];

/** The rules of the house; test/architecture proves that each one bites. */
export default {
  forbidden: [...boundaries, ...purity, ...adapters, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // "source" is the condition under which package.json maps #lib to its source and not to dist.
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
