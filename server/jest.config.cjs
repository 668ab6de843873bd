/**
 * Nest and a few others ship ES modules only, which Jest on Node 20 cannot require: SWC compiles them too.
 * DB=sqlite (default, in memory) or DB=mariadb chooses the database, see test/support/database.ts.
 */
const esm = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'load-esm',
  'content-disposition',
  '@fastify',
  'cookie',
];
module.exports = {
  testEnvironment: 'node',
  // Jest would leave one core idle, which is half of a small machine.
  maxWorkers: '100%',
  // A busy machine is no failure.
  testTimeout: 60_000,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  // What starts a redis-server of its own runs with DB=mariadb only, as .ci/run does: several processes share both,
  // and `npm test` needs no server at all.
  testMatch: ['**/*.test.ts', ...(process.env.DB === 'mariadb' ? [] : ['!**/redis.test.ts'])],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest'] },
  // pnpm's real paths look like node_modules/.pnpm/<name>/node_modules/<package>; shared/dist has no node_modules in it.
  transformIgnorePatterns: [`/node_modules/(?!\\.pnpm/)(?!(${esm.join('|')})/)`],
};
