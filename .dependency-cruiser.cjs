/** The boundaries of ARCHITECTURE.md: each rule fails `npm run check` and says why it exists. */

/** Lowest first. A new area gets a line here, and nowhere else in this file. */
const order = require('./backend/area-order.json');

const database = '^node_modules/(pg|drizzle-orm|@electric-sql)/';
const sql = '^backend/([^/]+/sql|platform/database)/';

/** `platform/` is the first area, and has a rule of its own. The last has nothing above it but the composition. */
const areaRules = order.slice(1).map((area, index) => ({
  name: `${area}-stands-on-what-is-below`,
  comment: 'An area can be read, tested and removed without those above it (backend/area-order.json).',
  severity: 'error',
  from: { path: `^backend/${area}/` },
  to: { path: [`^backend/(${order.slice(index + 2).join('|') || '-'})/`, '^backend/[^/]+[.]ts$'] },
}));

const sharedAreaRules = order.map((area, index) => ({
  name: `shared-${area}-stands-on-what-is-below`,
  comment: 'A contract that needs a later area is in the wrong place.',
  severity: 'error',
  from: { path: `^shared/${area}/` },
  to: { path: `^shared/(${order.slice(index + 1).join('|') || '-'})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means two files that cannot be understood apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-a-leaf',
      comment: 'Contracts are imported by everything, so they import nothing of ours and no library but zod.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/zod/'] },
    },
    {
      name: 'shared-text-and-values-know-no-contract',
      comment: 'What reads text or names a value serves every contract.',
      severity: 'error',
      from: { path: '^shared/(text|values)/' },
      to: { path: '^shared/', pathNot: ['^shared/(text|values)/', '^shared/[^/]+[.]ts$'] },
    },
    ...sharedAreaRules,
    {
      name: 'addon-sees-shared-only',
      comment: 'The bundle runs on Apps Script: nothing of Node, nothing of the backend.',
      severity: 'error',
      from: { path: '^addon/' },
      to: { pathNot: ['^addon/', '^shared/', '^node_modules/zod/'] },
    },
    {
      name: 'backend-sees-shared-only',
      comment: 'The service must not know who calls it.',
      severity: 'error',
      from: { path: '^backend/' },
      to: { path: '^(addon|host|web|scripts|test)/' },
    },
    {
      name: 'host-imports-nothing-of-ours',
      comment: 'The simulator judges the product; it must not share its mistakes.',
      severity: 'error',
      from: { path: '^host/' },
      to: { path: '^(addon|backend|shared|web|scripts|test)/' },
    },
    {
      name: 'web-sees-shared-only',
      comment: 'The pages know the service by its contracts, and run in a browser.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(addon|backend|host|scripts|test)/' },
    },
    {
      name: 'scripts-do-not-reach-the-service',
      comment: 'Commands talk to the built service over HTTP.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(addon|backend|web|test)/' },
    },
    {
      name: 'platform-knows-no-area',
      comment: 'Whatever serves all areas must not be edited for one.',
      severity: 'error',
      from: { path: '^backend/platform/' },
      to: { path: '^backend/', pathNot: '^backend/platform/' },
    },
    ...areaRules,
    {
      name: 'an-area-is-entered-by-its-use-cases',
      comment: "A use case that reads or writes another area's rows skips its rules.",
      severity: 'error',
      from: { path: '^backend/([^/]+)/[^/]+[.]ts$' },
      to: { path: '^backend/[^/]+/(sql|routes)/', pathNot: ['^backend/$1/', '^backend/audit/sql/write-audit[.]ts$'] },
    },
    {
      name: 'sql-knows-no-use-case',
      comment: 'Statements are asked; they call nobody, and so decide nothing.',
      severity: 'error',
      from: { path: '^backend/(?!platform/)[^/]+/sql/' },
      to: { path: '^backend/(?!platform/|addresses/)[^/]+/([^/]+[.]ts$|routes/|upload/)' },
    },
    {
      name: 'the-queue-is-behind-the-platform',
      comment: 'Areas say what runs (jobs.ts); what runs it can be changed in one place.',
      severity: 'error',
      from: { path: '^backend/', pathNot: '^backend/platform/(jobs|database)/' },
      to: { path: '^node_modules/graphile-worker/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules take time, ids and conversions as arguments.',
      severity: 'error',
      from: {
        path: '^backend/([^/]+/rules|addresses)/',
        pathNot: '^backend/addresses/(canonical-address|registrable-domain)[.]ts$',
      },
      to: { pathNot: ['^backend/([^/]+/rules|addresses|platform/text)/', '^shared/'] },
    },
    {
      name: 'use-cases-know-no-http',
      comment: 'A use case is called by a route, a job, an SMTP session or the command line alike.',
      severity: 'error',
      from: { path: '^backend/(?!platform/|pages/)[^/]+/([^/]+[.]ts$|rules/|sql/|upload/)' },
      to: {
        path: ['^backend/platform/http/', '/routes/', '^node_modules/(fastify|@fastify)/'],
        // The shape in which parts of an upload arrive, whoever brings them.
        pathNot: '^backend/platform/http/upload-part[.]ts$',
      },
    },
    {
      name: 'routes-go-through-use-cases',
      comment: 'A route that queries is a rule nobody can find.',
      severity: 'error',
      from: { path: '^backend/[^/]+/routes/' },
      to: { path: '^backend/[^/]+/sql/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-are-entered-by-nobody',
      comment: 'Routes of areas meet in backend/areas.ts only.',
      severity: 'error',
      from: { path: '^backend/([^/]+)/' },
      to: {
        path: '^backend/[^/]+/routes/',
        pathNot: [
          '^backend/$1/',
          '^backend/access/routes/principal[.]ts$',
          '^backend/capture-ledger/routes/record-captures[.]ts$',
        ],
      },
    },
    {
      name: 'sql-only-in-sql',
      comment: 'One kind of place to read every statement.',
      severity: 'error',
      from: { path: '^backend/', pathNot: [sql] },
      to: { path: database },
    },
    {
      name: 'no-unscoped-database',
      comment: 'What is below withEnvironment can ask without an environment: nobody outside sql/ may hold it.',
      severity: 'error',
      from: { path: '^backend/', pathNot: [sql] },
      to: {
        path: '^backend/platform/database/(database|engine|transaction|statement|schema|embedded|embedded-folder|postgresql|migrate)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'owner-is-for-provisioning',
      comment:
        'The owner of the tables may do what no request may: only the operator creates and deletes environments.',
      severity: 'error',
      from: { path: '^backend/', pathNot: ['^backend/provisioning/[^/]+[.]ts$', '^backend/platform/database/'] },
      to: { path: '^backend/platform/database/owner-scope[.]ts$' },
    },
    {
      name: 'mail-is-parsed-once',
      comment: 'Three ways in, one reading of a mail.',
      severity: 'error',
      from: { path: '^backend/', pathNot: '^backend/platform/mail/' },
      to: { path: '^node_modules/(postal-mime|mailparser|imapflow)/' },
    },
    {
      name: 'addon-views-know-no-google',
      comment: 'Views are data, so that the backend can serve them over HTTP later.',
      severity: 'error',
      from: { path: '^addon/(views|state|i18n)/' },
      to: { path: '^addon/(google|handlers|api)/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.m?ts$', '^(eslint|vitest)\\.config|^web/vite\\.config', '^\\.', '^scripts/[^/]+\\.mjs$'],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'It would not start.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:'] },
    },
    {
      name: 'imports-are-declared',
      comment:
        'What package.json of the folder (host/) or of the root does not name may be gone with the next install.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'harness-knows-no-command',
      comment: 'What is shared by the commands and the tests must not be edited for one command.',
      severity: 'error',
      from: { path: '^scripts/harness/' },
      to: { path: '^scripts/', pathNot: ['^scripts/harness/'] },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'A production install leaves development packages out.',
      severity: 'error',
      from: { path: '^backend/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
