import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProgram } from './program.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const run = promisify(execFile)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line as a person would; the answer of a command that failed too. */
async function tactful(args: string[], env: Record<string, string> = {}) {
  const options = { env: { ...process.env, TACTFUL_DATA: join(folder, 'data'), ...env }, cwd: folder }
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      options,
    )
    return { status: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, stdout, stderr }
  }
}

describe('the doctor', () => {
  test('prints every setting with where it comes from, and hides secrets', async () => {
    const { status, stdout } = await tactful(['doctor', '--json'], {
      PORT: '4321',
      SMTP_URL: 'smtp://me:hidden@mail',
    })
    const answer = JSON.parse(stdout) as {
      settings: { env: string; from: string; value: string }[]
      problems: string[]
    }
    expect(status).toBe(0)
    expect(answer.problems).toEqual([])
    expect(answer.settings).toContainEqual(
      expect.objectContaining({ env: 'PORT', from: 'environment', value: '4321' }),
    )
    expect(stdout).not.toContain('hidden@')
  })

  test('names all that is wrong at once and fails', async () => {
    const path = join(folder, 'wrong.yaml')
    writeFileSync(path, 'PORT: lots\nCOLOUR: red\nDATABASE_URL: mysql://x\n')
    const { status, stdout } = await tactful(['doctor'], { TACTFUL_CONFIG: path })
    expect(status).toBe(1)
    for (const words of ['PORT', 'COLOUR, which is not a setting', 'postgres://'])
      expect(stdout).toMatch(new RegExp(`problem: .*${words}`))
  })
})

test('a command that changes nothing yet says what to do first', async () => {
  const { status, stderr } = await tactful(['import', 'nothing.csv', '--map', 'none.yaml'])
  expect(status).toBe(1)
  expect(stderr).toContain('none.yaml cannot be read')
})

test('every command explains itself, with an example where it takes options', () => {
  const walk = (command: ReturnType<typeof buildProgram>): ReturnType<typeof buildProgram>[] => [
    command,
    ...command.commands.flatMap((inner) => walk(inner)),
  ]
  for (const command of walk(buildProgram())) expect(command.description(), command.name()).not.toBe('')
})
