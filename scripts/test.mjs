// npm test: every check and every test, browser tests included. The last line counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureConsole, ensureInstalled, node, root, say } from './ensure.mjs'

ensureInstalled()
const env = {
  ...process.env,
  CHROMIUM_PATH: ensureChromium(),
  FORCE_COLOR: process.env.CI ? '0' : (process.env.FORCE_COLOR ?? ''),
}
ensureConsole()

const bin = (name) => join(root, 'node_modules', name)
const checks = [
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
  ['types of the console', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'console']],
  ['types of the browser SDK', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'sdk']],
  ['style', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['borders', ['scripts/borders.mjs']],
  ['unused code', [bin('knip/bin/knip.js'), '--no-progress']],
  ['generated files are fresh', ['scripts/generate.mjs', '--check']],
]

let passed = 0
let failed = 0
const only = process.argv.slice(2)
if (only.length === 0) {
  for (const [name, args] of checks) {
    const done = spawnSync(node, args, { cwd: root, env, encoding: 'utf8' })
    const good = done.status === 0
    if (good) passed += 1
    else failed += 1
    say(`${good ? '✓' : '✗'} ${name}`)
    if (!good) say(`${done.stdout}${done.stderr}`)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tactful-test-'))
const report = join(folder, 'report.json')
const run = spawnSync(
  node,
  [
    '--disable-warning=ExperimentalWarning',
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ],
  { cwd: root, env, stdio: ['ignore', 2, 2] },
)
let skipped = 0
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed += result.numPassedTests
  failed += result.numFailedTests
  skipped = result.numPendingTests
  // A file that could not even be loaded has no tests to count.
  failed += result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
} catch {
  failed += 1
  say('The tests left no report.')
}
rmSync(folder, { recursive: true, force: true })
if (run.status !== 0 && failed === 0) failed = 1
if (skipped > 0) say(`${skipped} tests need data: put the data sets where TACTFUL_TEST_DATA points.`)
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
process.exit(failed === 0 ? 0 : 1)
