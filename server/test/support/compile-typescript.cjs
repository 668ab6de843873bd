/** Lets a Node process that a test starts run TypeScript as Jest does: `node --require` this. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) =>
  module._compile(transformFileSync(filename, { sourceMaps: false }).code, filename);
