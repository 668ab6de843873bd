import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.{ts,tsx}', '*/test/**', 'e2e/**'];

/** Time and chance come from outside, so that a test can choose them. */
const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the injected clock for the time.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the injected clock for the time.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ask the injected ids for something random.',
  },
];

const ownTransaction = {
  selector: "CallExpression[callee.property.name='transaction']",
  message: 'Write through the unit of work: on SQLite a transaction of its own is undone with its neighbour.',
};

const processEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read once, in platform/config.ts.',
};

const engineName = '/^(mysql|sqlite|mariadb|better-sqlite3)$/i';
const engineNames = [
  {
    selector: `Literal[value=${engineName}]`,
    message: 'Only platform/database/dialect.ts knows one engine from another.',
  },
  {
    selector: `TemplateElement[value.raw=${engineName}]`,
    message: 'Only platform/database/dialect.ts knows one engine from another.',
  },
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.cache/',
    '.data/',
    '**/coverage/',
    'e2e/.artifacts/',
    'e2e/fixtures/',
  ]),

  js.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    // A rule that is wrong somewhere is changed here, for everybody.
    linterOptions: { noInlineConfig: true },
    rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-control-regex': 'off' },
  },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['console/vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // `void` says that a promise is meant to be left alone; no-floating-promises and no-explicit-any are in the set.
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A handler of an event may be asynchronous.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // An interface of promises may be kept by a function that happens not to wait.
      '@typescript-eslint/require-await': 'off',
      // These three see a mistake in too much that is right.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['shared/src/**/*.ts'],
    ignores: tests,
    languageOptions: { globals: {} },
    rules: { 'no-restricted-syntax': ['error', ...clockAndChance] },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: [...tests, 'server/src/platform/**'],
    rules: {
      'no-restricted-syntax': ['error', ...clockAndChance, ...engineNames, ownTransaction, processEnv],
    },
  },
  {
    files: ['server/src/platform/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...engineNames, ownTransaction, processEnv] },
  },
  {
    files: ['server/src/platform/database/{dialect,data-source}.ts'],
    rules: { 'no-restricted-syntax': ['error', ownTransaction, processEnv] },
  },
  {
    // main.ts hands the environment to config.ts.
    files: ['server/src/{main,platform/config}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...engineNames, ownTransaction] },
  },
  {
    files: ['{console,miniapp}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: globals.browser },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Jest's matchers are typed as any.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
);
