// Known holes in what the product runs on. Fails for high and critical ones; where the registry does not answer (no network,
// or a mirror without advisories) it says so and does not fail.
import { spawnSync } from 'node:child_process'
import { root } from './ensure.mjs'

const done = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
})
let report
try {
  report = JSON.parse(done.stdout)
} catch {
  report = undefined
}
const counts = report?.metadata?.vulnerabilities
if (!counts) {
  process.stdout.write(
    `dependency audit: not done, the registry gives no advisories (${report?.message ?? 'no answer'})\n`,
  )
  process.exit(0)
}
const grave = counts.high + counts.critical
process.stdout.write(`dependency audit: ${counts.total} known, ${grave} of them high or critical\n`)
for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {}))
  if (severity === 'high' || severity === 'critical') process.stdout.write(`  ${name}: ${severity}\n`)
process.exit(grave > 0 ? 1 : 0)
