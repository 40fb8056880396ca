import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node, root } from './ensure.mjs'

/** Runs the command line on the pinned Node and ends as it ends; signals reach it, and it is waited for. */
export function runTactful(args) {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'src', 'app', 'cli', 'main.ts'), ...args],
    { stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
