// What every entry needs before the project's own code can run. No dependencies: it runs on any Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The pinned Node, installed with the dependencies. */
export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/** Says a step on standard error, so that standard output stays the program's own. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ends with a sentence that says what is wrong and what to do. */
export function fail(text) {
  say(text)
  process.exit(1)
}

/** Installs the dependencies exactly as locked, unless that was done for this very lock file. */
export function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) fail(`Tactful needs Node 20 or newer to start; this is Node ${process.versions.node}.`)
  const stamp = join(root, 'node_modules', '.tactful-installed')
  const wanted = digest([join(root, 'package-lock.json')])
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing dependencies (npm ci) …')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) fail('npm ci failed. Its message is above; mend that and start again.')
  if (!existsSync(node))
    fail(
      'The pinned Node is missing after npm ci: were install scripts switched off (ignore-scripts)? Allow them and start again.',
    )
  writeFileSync(stamp, wanted)
}

/** Builds the console, unless what is built comes from these very sources. */
export function ensureConsole() {
  const home = join(root, 'console')
  const stamp = join(home, 'dist', '.built-from')
  const wanted = digest([
    ...filesUnder(join(home, 'src')),
    ...filesUnder(join(home, 'public')),
    join(home, 'index.html'),
    join(home, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the console …')
  const done = spawnSync(
    node,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: home,
      stdio: ['ignore', 2, 2],
    },
  )
  if (done.status !== 0) fail('The console could not be built. The message is above.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort()
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    if (existsSync(path)) hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}
