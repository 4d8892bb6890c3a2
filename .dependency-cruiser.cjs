/** A library may import itself, the named rooms and the named outside modules; nothing else. */
const only = (room, { rooms = [], outside = '^$' }) => ({
  name: `${room}-imports-only-its-arrows`,
  severity: 'error',
  from: { path: `^libs/${room}/src`, pathNot: '\\.spec\\.ts$' },
  to: {
    pathNot: [`^libs/${room}/src`, ...rooms.map((r) => `^libs/${r}/src/index\\.ts$`), outside],
  },
});

module.exports = {
  forbidden: [
    only('kernel', {}),
    only('rules', { outside: '^node_modules/(decimal\\.js|zod)/' }),
    only('exams', { rooms: ['kernel', 'rules'], outside: '^node_modules/@noble/hashes/' }),
    only('stores', {
      rooms: ['kernel'],
      outside:
        '^(node:|crypto$|events$|fs$|path$|sqlite$|timers/promises$|node_modules/(@kurrent/kurrentdb-client|mongodb)/)',
    }),
    {
      name: 'drivers-are-loaded-when-needed',
      comment: 'Who keeps everything in files pays nothing at start for a database that is somewhere else.',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '\\.spec\\.ts$' },
      to: { path: '^node_modules/(@kurrent|mongodb)/', dependencyTypesNot: ['type-only'], dynamic: false },
    },
    {
      name: 'telemetry-is-loaded-when-asked-for',
      comment: 'Who asks for neither metrics nor traces pays nothing for them.',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '\\.spec\\.ts$|^apps/host/src/telemetry/(otlp|prometheus)\\.ts$' },
      to: {
        path: '^(node_modules/@opentelemetry/|apps/host/src/telemetry/(otlp|prometheus|metrics-door)\\.ts$)',
        dependencyTypesNot: ['type-only'],
        dynamic: false,
      },
    },
    only('vault', { rooms: ['kernel'], outside: '^(node:|crypto$|fs$|path$|sqlite$)' }),
    {
      name: 'nest-only-under-apps',
      severity: 'error',
      from: { path: '^(libs|test/support)' },
      to: { path: '^node_modules/(@nestjs|class-validator|class-transformer|reflect-metadata)/' },
    },
    {
      name: 'enter-a-library-by-its-index',
      severity: 'error',
      from: { path: '^apps' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    },
    {
      name: 'apps-do-not-import-tests',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'pages-know-only-http',
      comment: 'Of ours the pages import types, and the rules for what they work out themselves.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps/(?!web/)|libs/(?!rules/src/index\\.ts$)|test/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-pages',
      severity: 'error',
      from: { path: '^(apps/(?!web/)|libs/|test/)', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/(?!$1/)' },
    },
    {
      name: 'what-features-share-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/(api|ui|words)/' },
      to: { path: '^apps/web/src/(app|features)/' },
    },
    {
      name: 'newcomer-knows-only-http',
      severity: 'error',
      from: { path: '^test/newcomer/', pathNot: '\\.spec\\.ts$' },
      to: { path: '.', pathNot: '^(test/newcomer/|node:|crypto$|timers/promises$)' },
    },
    {
      name: 'cli-without-nest',
      severity: 'error',
      from: { path: '^apps/cli', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(node_modules/@nestjs/|apps/(api|worker|host)/)',
        pathNot:
          '^apps/host/src/(settings|store-settings|session-token|pack-folder|data-folder|start|restoration|vault-opening|view-comparison)\\.ts$',
      },
    },
    {
      name: 'host-knows-no-other-app',
      severity: 'error',
      from: { path: '^apps/host' },
      to: { path: '^apps/(?!host/)' },
    },
    {
      name: 'worker-without-edge',
      severity: 'error',
      from: { path: '^apps/worker' },
      to: { path: '^(apps/(api|cli)/|node_modules/(@nestjs/platform-|express/|fastify/))' },
    },
    {
      name: 'edge-without-worker',
      severity: 'error',
      from: { path: '^apps/api' },
      to: { path: '^apps/(worker|cli)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-tools-in-product',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '\\.spec\\.ts$|^apps/web/vite\\.config\\.ts$' },
      // Types alone leave nothing behind in the built product.
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/(arrows/fixtures|bench/peers/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
