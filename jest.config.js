export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['ts-jest', { useESM: true }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFilesAfterEnv: ['<rootDir>/test/support/seed.ts'],
  // Ends what hangs, and nothing that is slow because others use the machine.
  testTimeout: 300_000,
  collectCoverageFrom: ['libs/{kernel,rules,exams}/src/**/*.ts', '!**/*.spec.ts', '!**/index.ts'],
};
