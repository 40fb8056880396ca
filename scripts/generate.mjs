// npm run generate: writes what is made from the code; with --check it only says what is stale.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, node, root } from './ensure.mjs'

if (process.version !== spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim()) {
  ensureInstalled()
  const done = spawnSync(node, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(done.status ?? 1)
}

const { generatedFiles } = await import('../src/app/generated.ts')
const check = process.argv.includes('--check')
let stale = 0
for (const [path, text] of await generatedFiles()) {
  const full = join(root, path)
  if (existsSync(full) && readFileSync(full, 'utf8') === text) continue
  stale += 1
  if (!check) writeFileSync(full, text)
  process.stderr.write(`${check ? 'stale' : 'written'}: ${path}\n`)
}
if (check && stale > 0) process.stderr.write('Run `npm run generate` and commit what it writes.\n')
process.exit(check && stale > 0 ? 1 : 0)
