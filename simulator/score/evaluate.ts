import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const TACTFUL = fileURLToPath(new URL('../../scripts/tactful.mjs', import.meta.url))

/** Runs `tactful evaluate` on files with these contents, given by option; answers its JSON. */
export async function evaluate<T>(
  method: string,
  files: Record<string, string>,
  options: Record<string, string> = {},
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'tactful-score-'))
  try {
    const args: string[] = []
    for (const [option, text] of Object.entries(files)) {
      const path = join(directory, `${option}.txt`)
      await writeFile(path, text)
      args.push(`--${option}`, path)
    }
    for (const [option, value] of Object.entries(options)) args.push(`--${option}`, value)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [TACTFUL, 'evaluate', method, ...args, '--json'],
      { maxBuffer: 1 << 28 },
    )
    return JSON.parse(stdout) as T
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
