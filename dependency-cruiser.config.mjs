import { flow } from './src/flow.ts' // the stages in order: accounts, review, events, profiles, catalog, quality, segments, objectives, content, holds, campaigns, decide, deliver, measure, audit

const stages = flow.join('|')
const downstream = (i) => [...flow.slice(i + 1), 'app'].join('|')

export default {
  forbidden: [
    ...flow.map((stage, i) => ({
      name: `${stage}-looks-downstream`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: `^src/(${downstream(i)})/` },
    })),
    {
      name: 'lib-is-pure',
      severity: 'error',
      from: { path: '^src/lib/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^src/(?!lib/)', '^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)'] },
    },
    {
      name: 'platform-knows-no-stage',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${stages}|app)/` },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/(${stages})/`, pathNot: ['^src/$1/', '/(index|schema)\\.ts$'] },
    },
    {
      name: 'schema-is-pure',
      severity: 'error',
      from: { path: `^src/(${stages})/schema\\.ts$` },
      to: { pathNot: ['/schema\\.ts$', '^src/lib/', '^node_modules/(@sinclair/)?typebox/'] },
    },
    {
      name: 'sql-lives-in-stores',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['/(store|facts)(\\.test)?\\.ts$', '/(store|facts)/', '^src/platform/'],
      },
      to: {
        path: '^node_modules/(kysely|pg|chdb|@electric-sql|@clickhouse)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'console-and-sdk-stand-alone',
      severity: 'error',
      from: { path: '^(console|sdk)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
