/**
 * Which folder may import which. Business folders stand from upstream to downstream: a folder
 * imports those before it in the list, never those behind it.
 */
const BUSINESS = [
  'law',
  'group',
  'members',
  'employees',
  'needs',
  'assignments',
  'composition',
  'planning',
  'time',
  'compliance',
  'payroll',
  'billing',
  'ledger',
  'purchases',
  'cash',
  'closing',
  'exchange',
]

const any = (names) => `(?:${names.join('|')})`
const TEST = '\\.test\\.tsx?$'

/** What a folder shows to its own screens and to the browser shell: no server behind it. */
const BROWSER = '-contract\\.ts$|/ui/'

const downstream = BUSINESS.slice(0, -1).map((folder, position) => ({
  name: `${folder}-is-upstream`,
  comment: 'Imports go from downstream to upstream only.',
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: `${TEST}|${BROWSER}` },
  to: {
    path: `^src/${any(BUSINESS.slice(position + 1))}/`,
    pathNot: BROWSER,
  },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'Money, time, days and ids hold no business noun.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: `^src/(?:${any(BUSINESS)}|app|web|adapters)/`, pathNot: BROWSER },
    },
    ...downstream,
    {
      name: 'by-the-public-door',
      comment: 'A business folder is imported through its index.ts, or its contracts and screens.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: TEST },
      to: {
        path: `^src/${any(BUSINESS)}/.+`,
        pathNot: `^src/$1/|^src/[^/]+/index\\.ts$|${BROWSER}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'by-the-public-door-of-the-platform',
      severity: 'error',
      from: { path: '^src/(?!platform/|adapters/)', pathNot: TEST },
      to: {
        path: '^src/(?:platform|adapters)/[^/]+/.+',
        pathNot: `/index\\.ts$|/contract\\.ts$|/paths\\.ts$|${BROWSER}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'adapters-are-composed',
      comment: 'A format of the outside is chosen where use cases are put together.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(?:app|cash|closing|exchange|ledger|payroll/export|payroll/journal|adapters|platform/http)/|${TEST}|-api\\.ts$` },
      to: { path: '^src/adapters/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'adapters-know-values-only',
      severity: 'error',
      from: { path: '^src/adapters/', pathNot: TEST },
      to: {
        path: '^src/',
        pathNot: '^src/(?:shared|adapters)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'No database, no clock, no framework inside a rule.',
      severity: 'error',
      from: { path: '/rules/', pathNot: TEST },
      to: {
        path: '^src/(?:platform|adapters|app|web)/|-store\\.ts$|-api\\.ts$|^node_modules/(?:kysely|pg|fastify)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-imports-the-composition',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/app/|${TEST}` },
      to: { path: '^src/app/' },
    },
    {
      name: 'the-browser-has-no-server',
      comment: 'What the browser loads reaches no database and no file.',
      severity: 'error',
      from: { path: '^src/web/|/ui/', pathNot: TEST },
      to: {
        path: '^src/platform/(?!http/(?:contract|paths)\\.ts$)|^src/adapters/|-store\\.ts$|-api\\.ts$|^node_modules/(?:kysely|pg|fastify)/',
        pathNot: BROWSER,
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    // The compiler of TypeScript 7 has no interface for tools yet.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'] },
    moduleSystems: ['es6'],
    exclude: { path: '^(?:dist|coverage)/' },
  },
}
