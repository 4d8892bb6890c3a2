import { defineConfig, globalIgnores } from 'eslint/config';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The core must replay alike for ever: what comes from outside arrives in the command. */
const impureGlobals = [
  'Date',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'console',
  'performance',
].map((name) => ({ name, message: 'The core is pure: time, chance and I/O arrive in the command.' }));

/** What a room of the core may import; dependency-cruiser sees the same arrows, this shows them in the editor. */
const coreImports = (room, allowed) => ({
  files: [`libs/${room}/src/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: `^(?!${allowed})`, message: `Imports of ${room} must match ${allowed}.` }] },
    ],
  },
});

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'node_modules', 'test/arrows/fixtures', 'apps/web/src/api/types.gen.ts']),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Marked so that nobody overlooks it; the settings let plain HTTP pass on this machine alone.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['libs/{kernel,rules,exams}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', { globals: impureGlobals, checkGlobalObject: true }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance arrives as a seed.' },
      ],
    },
  },
  coreImports('kernel', '\\.'),
  coreImports('rules', '\\.|(decimal\\.js|zod)$'),
  coreImports('exams', '\\.|#(kernel|rules)$|@noble/hashes/'),
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Nest declares its options as classes; plain objects are how they are meant to be given.
    files: ['apps/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['apps/web/src/**/*.tsx'],
    extends: [a11y.configs.strict, hooks.configs.flat['recommended-latest']],
    rules: {
      // A box that scrolls must be reached by the keyboard.
      'jsx-a11y-x/no-noninteractive-tabindex': ['error', { roles: ['group'], tags: [] }],
      // What a component shows stands in one piece: its markup counts by lines, not by steps.
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Answers of the API are looked into by path: what stands there is what the tests check.
    files: ['test/e2e/**/*.ts', 'test/attacks/**/*.ts', 'test/support/product.ts'],
    rules: Object.fromEntries(
      [
        'no-explicit-any',
        'no-unsafe-argument',
        'no-unsafe-assignment',
        'no-unsafe-call',
        'no-unsafe-member-access',
        'no-unsafe-return',
      ].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
    ),
  },
);
