/** The sandbox, the generated documentation and the rules about imports, beside what they test. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  // A busy machine is no failure.
  testTimeout: 30_000,
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // ES modules, which Jest cannot require on Node 20: shared/dist (its real path has no node_modules) and cookie.
  transformIgnorePatterns: ['/node_modules/(?!\\.pnpm/)(?!cookie/)'],
};
