import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, say } from './ensure.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium for the browser tests: `CHROMIUM_PATH`, one on the path, or Debian's package, installed here. */
export function ensureChromium() {
  const found = find()
  if (found) return found
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!canInstall)
    fail(
      'The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH to a Chromium or Chrome, then run npm test again.',
    )
  say('Installing Chromium (apt-get install chromium) …')
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 2],
    env,
  })
  return (
    find() ??
    fail(
      'Chromium could not be installed by apt-get; its message is above. Set CHROMIUM_PATH to one that is there.',
    )
  )
}

function find() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH
    fail(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
