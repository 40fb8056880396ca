// The import rules. Fails when nothing was read, so that a broken resolver cannot pass.
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import config from '../dependency-cruiser.config.mjs'

const { output } = await cruise(
  ['src', 'console/src', 'sdk/src'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
)
const { summary } = output
for (const { rule, from, to } of summary.violations) console.log(`${rule.name}: ${from} → ${to}`)
console.log(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports, ${summary.error} violations`,
)
process.exit(summary.error === 0 && summary.totalCruised > 50 ? 0 : 1)
