/** ESM under Jest: run with NODE_OPTIONS=--experimental-vm-modules (the npm scripts do). */
export default {
  testEnvironment: 'node',
  injectGlobals: false,
  // Generous, because the machine may be busy; what hangs is ended by the time limit of its step.
  testTimeout: 20_000,
  extensionsToTreatAsEsm: ['.ts'],
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^#([a-z-]+)/(contract|domain|process|views)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
