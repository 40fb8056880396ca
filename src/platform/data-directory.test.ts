import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunningServer, openDataDirectory } from './data-directory.ts'

let path: string
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'tactful-dir-')), 'data')
})
afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }))

/** Another process that opens the directory; says what came of it, and holds it until killed. */
async function otherProcess() {
  const script = `
    import { openDataDirectory } from ${JSON.stringify(join(import.meta.dirname, 'data-directory.ts'))}
    try {
      openDataDirectory(${JSON.stringify(path)}).announce('http://127.0.0.1:1')
      console.log('open')
      setInterval(() => {}, 1000)
    } catch (error) { console.log(error.message) }`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let noise = ''
  child.stderr.on('data', (chunk) => (noise += chunk))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: said.toString().trim(), noise: () => noise }
}

test('the secret is made once, kept, and readable by the owner only', () => {
  const first = openDataDirectory(path)
  first.release()
  const second = openDataDirectory(path)
  expect(second.secret).toBe(first.secret)
  expect(second.operatorToken).not.toBe(first.operatorToken)
  expect(statSync(second.file('secret')).mode & 0o777).toBe(0o600)
  second.release()
})

test('a damaged secret is refused with what to do', () => {
  openDataDirectory(path).release()
  writeFileSync(join(path, 'secret'), '')
  expect(() => openDataDirectory(path)).toThrow(/64 hexadecimal digits.*Restore it/)
  writeFileSync(join(path, 'secret'), 'a'.repeat(64))
  openDataDirectory(path).release()
})

test('a second process is refused with the number of the first', async () => {
  const held = openDataDirectory(path)
  const other = await otherProcess()
  expect(other.said).toBe(
    `The data directory ${path} is in use by process ${process.pid}. Stop that one first, or give this one a folder of its own in TACTFUL_DATA.`,
  )
  held.release()
})

test('after kill -9 of its holder the directory opens at once', async () => {
  const { child, said, noise } = await otherProcess()
  expect(said).toBe('open')
  expect(noise()).toBe('')
  expect(() => openDataDirectory(path)).toThrow(`process ${child.pid}`)
  expect(findRunningServer(path)).toMatchObject({ pid: child.pid, url: 'http://127.0.0.1:1' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(findRunningServer(path)).toBeUndefined()
  openDataDirectory(path).release()
})

test('a process that got the number of an ended server is not taken for it', () => {
  const held = openDataDirectory(path)
  held.announce('http://127.0.0.1:1')
  const file = held.file('server.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(findRunningServer(path)?.token).toBe(held.operatorToken)
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), started: 'earlier' }))
  expect(findRunningServer(path)).toBeUndefined()
  held.release()
})

test('a folder that cannot be written is refused with what to do', () => {
  writeFileSync(join(path, '..', 'file'), '')
  expect(() => openDataDirectory(join(path, '..', 'file', 'data'))).toThrow(/cannot be used.*TACTFUL_DATA/)
})
