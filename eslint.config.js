import tseslint from 'typescript-eslint';

/** Folders in which everything is a function of its arguments. */
const pureFolders = ['domain', 'contract', 'decide', 'project', 'process'].map(
  (room) => `libs/*/src/${room}/**/*.ts`,
);

const tests = ['**/*.spec.ts', 'test/**/*.ts', 'libs/eventing-testing/**/*.ts', 'libs/*/src/testing/**/*.ts'];

const everywhere = [
  {
    selector:
      ':matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!="constructor"] > FunctionExpression)[params.length>4]',
    message: 'At most 4 parameters; only the constructor of an injected class may have more.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
];

const impurities = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time comes in as an argument.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time comes in as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
    message: 'Time comes in as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="performance"][property.name="now"]',
    message: 'Time comes in as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness comes in as an argument.',
  },
  {
    selector: 'CallExpression[callee.name="randomUUID"]',
    message: 'Ids are derived from the command, or come in as an argument.',
  },
  { selector: 'MemberExpression[object.name="crypto"]', message: 'Randomness comes in as an argument.' },
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Settings come in as arguments.',
  },
];

/** Only the runners in eventing wait: for the store, through its port. */
const waiting = [
  { selector: ':function[async=true]', message: 'A decision does not wait; hand in what it needs.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'data/', 'test/architecture/fixtures/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A port's methods return promises also where the adapter has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      complexity: ['error', { max: 12, variant: 'modified' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      // Long enough for a switch over a context's events; everything else stays far below.
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: pureFolders,
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...impurities],
      'no-restricted-imports': [
        'error',
        {
          name: '#kernel',
          importNames: ['SystemClock', 'SandboxClock', 'randomId'],
          message: 'Time and ids come in as arguments.',
        },
      ],
    },
  },
  {
    files: pureFolders,
    ignores: [...tests, 'libs/eventing/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...impurities, ...waiting] },
  },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      complexity: ['error', { max: 12 }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 45 }],
      'max-params': ['error', { max: 4 }],
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
);
