/** Which way imports may go, so that a change's reach can be told from where its file lies. */

/** The server's features from the bottom up; those of one rank do not know each other, except as in `alsoMayUse`. */
const ranks = [
  ['platform'],
  ['shop', 'staff', 'customer', 'catalog', 'inventory', 'payment'],
  ['order', 'verifier'],
  ['fulfilment', 'redemption', 'cancellation', 'after-sale', 'review'],
  ['alert', 'notice', 'document', 'report'],
];
const alsoMayUse = { inventory: ['catalog'], 'after-sale': ['fulfilment'] };

/** The clients' features in the same manner; one that is not listed uses no other. */
const clientRanks = {
  console: [['tasks'], ['orders'], ['alerts', 'fulfilment', 'redemption'], ['shop']],
  miniapp: [
    ['account', 'address', 'review'],
    ['cart', 'redemption'],
    ['catalog', 'checkout', 'order'],
  ],
};

const any = (names) => `(${names.join('|')})`;
const tests = '\\.test\\.tsx?$';

/** One rule for each feature of `folder`: it may import itself and what lies below it. */
const importsDown = (name, folder, featureRanks) =>
  featureRanks.flatMap((rank, height) =>
    rank.map((feature) => {
      const below = featureRanks.slice(0, height).flat();
      const allowed = [...below, ...(alsoMayUse[feature] ?? []), feature];
      return {
        name: `${name}-${feature}-imports-down`,
        comment: `${folder}/${feature} may import only ${allowed.join(', ')}.`,
        severity: 'error',
        from: { path: `^${folder}/${feature}/`, pathNot: tests },
        to: { path: `^${folder}/`, pathNot: `^${folder}/${any(allowed)}/` },
      };
    }),
  );

/** The steps that make the tables are the only folder beside the features. */
const serverFolders = {
  name: 'server-folder-has-a-rank',
  comment: 'A new feature of the server needs its place in `ranks`.',
  severity: 'error',
  from: { path: '^server/src/[^/]+/', pathNot: `^server/src/${any([...ranks.flat(), 'migrations'])}/` },
  to: {},
};

const clientRules = (client) => [
  {
    name: `${client}-lib-and-ui-at-the-bottom`,
    comment: 'lib and ui know nothing of features, pages or the app.',
    severity: 'error',
    from: { path: `^${client}/src/(lib|ui)/`, pathNot: tests },
    to: { path: `^${client}/src/`, pathNot: `^${client}/src/(lib|ui|assets|locales)/` },
  },
  {
    name: `${client}-lib-below-ui`,
    comment: 'lib has nothing to show.',
    severity: 'error',
    from: { path: `^${client}/src/lib/`, pathNot: tests },
    to: { path: `^${client}/src/ui/` },
  },
  {
    name: `${client}-features-below-pages`,
    comment: 'A feature does not know the pages or the app around it.',
    severity: 'error',
    from: { path: `^${client}/src/features/`, pathNot: tests },
    to: { path: `^${client}/src/(app|pages|packages|app\\.\\w+|main\\.\\w+)` },
  },
  ...importsDown(client, `${client}/src/features`, clientRanks[client]),
  {
    name: `${client}-features-stand-alone`,
    comment: 'A feature does not use another; what two of them need belongs in ui or lib.',
    severity: 'error',
    from: {
      path: `^${client}/src/features/([^/]+)/`,
      pathNot: [tests, `^${client}/src/features/${any(clientRanks[client].flat())}/`],
    },
    to: { path: `^${client}/src/features/`, pathNot: `^${client}/src/features/$1/` },
  },
];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Of two files that need each other, neither works alone. Types may point back, within their rank.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-broken-imports',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...importsDown('server', 'server/src', ranks),
    serverFolders,
    {
      name: 'server-reactions-on-top',
      comment: 'What follows from an event is decided above the features.',
      severity: 'error',
      from: { path: '^server/src/[^/]+/', pathNot: tests },
      to: { path: '^server/src/[^/]+\\.ts$' },
    },
    {
      name: 'shared-is-pure',
      comment:
        'The rules run in the server, in a browser and in WeChat: zod and their own files are all they have.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: tests },
      to: { pathNot: ['^shared/src/', 'node_modules/zod/'] },
    },
    {
      name: 'one-product-three-programs',
      comment: 'Server and clients meet in shared and in the API only.',
      severity: 'error',
      from: { path: '^(server|console|miniapp)/' },
      to: { path: '^(server|console|miniapp|scripts|e2e)/', pathNot: ['^$1/', 'node_modules'] },
    },
    {
      name: 'clients-have-types-only-of-contracts',
      comment: 'A contract brings zod along; a client takes `import type` of it.',
      severity: 'error',
      from: { path: '^(console|miniapp)/src/', pathNot: tests },
      to: { path: '^shared/(src|dist)/.*\\.contract\\.', dependencyTypesNot: ['type-only'] },
    },
    ...clientRules('console'),
    ...clientRules('miniapp'),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^shared/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    webpackConfig: { fileName: 'scripts/import-aliases.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.cjs', '.mjs', '.json'],
    },
  },
};
