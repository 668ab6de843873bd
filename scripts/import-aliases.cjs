const path = require('node:path');

/** The mini-program's `@/`, told to dependency-cruiser, which does not read it from a tsconfig without a baseUrl. */
module.exports = { resolve: { alias: { '@': path.join(__dirname, '../miniapp/src') } } };
