import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { takeBackup } from '../src/app/backup/backup.ts'
import { restore } from '../src/app/backup/restore.ts'
import { listCampaigns } from '../src/campaigns/index.ts'
import { countMessages, runDelivery } from '../src/deliver/index.ts'
import { decidedCampaign, type MailServer, settingsFor, startMailServer } from '../src/deliver/testing.ts'
import { openFacts } from '../src/platform/clickhouse/index.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { verifyJournal } from '../src/platform/journal/index.ts'
import { openLog } from '../src/platform/log.ts'
import { openPostgres } from '../src/platform/postgres/index.ts'
import { addPeople } from './harness/campaigns.ts'
import { type Collection, openCollection } from './harness/collection.ts'
import { administer, freshName, withDatabase } from './harness/databases.ts'
import { type Stack, testServer, testStack } from './harness/index.ts'

const run = promisify(execFile)
let folder: string
let old: Collection
let mail: MailServer
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-backup-'))
  mail = await startMailServer()
  old = await openCollection()
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  await old.close()
  await mail.close()
  rmSync(folder, { recursive: true, force: true })
})

async function backup(name: string, of: Stack = old.stack): Promise<string> {
  const path = join(folder, name)
  const places = { postgres: of.postgres.url, clickhouse: of.clickhouse }
  const archive = takeBackup({ ...old.server.base, places })
  await pipeline(Readable.from(archive, { objectMode: false }), createWriteStream(path))
  return path
}

/** Empty databases on the run's servers. */
async function emptyPlaces() {
  const { postgresUrl, clickhouseUrl } = inject('databases')
  const name = freshName('restored')
  await administer(postgresUrl, `CREATE DATABASE ${name}`)
  const places = {
    postgres: withDatabase(postgresUrl, name),
    clickhouse: { url: clickhouseUrl, database: name },
  }
  ends.push(async () => {
    await administer(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    const server = openFacts({ url: clickhouseUrl })
    await server.command(`DROP DATABASE IF EXISTS ${name}`)
    await server.close()
  })
  return places
}

type Places = Awaited<ReturnType<typeof emptyPlaces>>
const targetOf = (places: Places, secrets: string[] = []) => ({
  places,
  log: openLog('silent'),
  clock: old.stack.clock,
  secret: undefined,
  keepSecret: (secret: string) => void secrets.push(secret),
  nothingSent: false,
})

/** The product on restored databases. */
async function open(places: Places) {
  const postgres = openPostgres({ url: places.postgres, connections: 10 })
  const facts = openFacts(places.clickhouse)
  const ctxOf = (workspace: string): Ctx => ({ ...old.stack.systemCtx(workspace), db: postgres.db, facts })
  ends.push(async () => {
    await Promise.all([postgres.close(), facts.close()])
  })
  return { stack: { ...old.stack, postgres, facts, clickhouse: places.clickhouse, systemCtx: ctxOf }, ctxOf }
}

test('a backup taken under load, restored, has all that was acknowledged before it, and each event once', async () => {
  const shop = await old.sender()
  const acknowledged: string[] = []
  let going = true
  let number = 0
  const sendOne = async () => {
    while (going) {
      const ids = Array.from({ length: 20 }, () => `m${number++}`)
      const batch = ids.map((messageId) => ({
        type: 'track',
        event: 'Product Viewed',
        messageId,
        userId: `u${messageId.length}${messageId.at(-1)}`,
        properties: { product_id: messageId, note: 'a\tb\\n\n"é"' },
      }))
      if ((await shop.post('/v1/batch', { batch })).ok) acknowledged.push(...ids)
    }
  }
  const sending = [sendOne(), sendOne(), sendOne()]
  while (acknowledged.length < 2000) await new Promise((resolve) => setTimeout(resolve, 10))
  const before = [...acknowledged]
  const path = await backup('load.tar')
  going = false
  await Promise.all(sending)
  expect(acknowledged.length).toBeGreaterThan(before.length)

  const places = await emptyPlaces()
  const secrets: string[] = []
  const restored = await restore(path, targetOf(places, secrets))
  expect(restored.rows['postgres/seen']).toBeGreaterThan(0)
  expect(secrets).toEqual([old.server.base.settings.secret])
  const { stack, ctxOf } = await open(places)
  const server = await testServer(stack)
  await server.work.drain()
  const ctx = ctxOf(shop.ctx.workspace)
  const rows = await ctx.facts.query<{ message_id: string; note: string }>(
    `SELECT message_id, JSONExtractString(properties, 'note') AS note FROM events WHERE workspace_id = {w:UUID}`,
    { w: ctx.workspace },
  )
  const found = new Set(rows.map((row) => row.message_id))
  expect(found.size).toBe(rows.length)
  expect(before.filter((id) => !found.has(id))).toEqual([])
  expect(new Set(rows.map((row) => row.note))).toEqual(new Set(['a\tb\\n\n"é"']))
  const people = await ctx.facts.query<{ people: number }>(
    'SELECT count() AS people FROM people FINAL WHERE workspace_id = {w:UUID} AND deleted = 0',
    { w: ctx.workspace },
  )
  expect(people[0]?.people).toBeGreaterThan(10)
  expect(await verifyJournal(ctx)).toMatchObject({ intact: true, problems: [] })
  // what was seen before the backup stays seen
  await server.work.drain()
  await server.close()
  await expect(restore(path, targetOf(places))).rejects.toMatchObject({ code: 'restore_refused' })
})

test('after a restore nothing is sent twice: what was queued is unknown, and campaigns wait for a person', async () => {
  // without the background work that would send
  const still = await testStack()
  ends.push(() => still.close())
  const author = await still.workspace()
  const approver = await still.actor(author, ['approver'])
  await addPeople(
    author,
    Array.from({ length: 20 }, () => ({})),
  )
  await decidedCampaign(author, approver)
  const { queued } = await countMessages(author)
  expect(queued).toBeGreaterThan(5)
  const path = await backup('mail.tar', still)

  const places = await emptyPlaces()
  const restored = await restore(path, targetOf(places))
  expect(restored).toMatchObject({ unknownMessages: queued, pausedCampaigns: 1 })
  const { ctxOf } = await open(places)
  const delivery = runDelivery({ systemCtx: ctxOf, settings: settingsFor(mail) })
  await delivery.drain()
  await delivery.stop()
  expect(mail.taken).toEqual([])
  expect(await countMessages(ctxOf(author.workspace))).toMatchObject({ queued: 0, unknown: queued })
  const [campaign] = (await listCampaigns(ctxOf(author.workspace))).items
  expect(campaign).toMatchObject({ state: 'paused', pausedReason: expect.stringContaining('Restored from') })

  const moved = await emptyPlaces()
  await restore(path, { ...targetOf(moved), nothingSent: true })
  const again = await open(moved)
  const other = runDelivery({ systemCtx: again.ctxOf, settings: settingsFor(mail) })
  await other.drain()
  await other.stop()
  expect(mail.taken).toHaveLength(queued)
})

test('a damaged or shortened file is refused, and the databases stay empty', async () => {
  const path = await backup('whole.tar')
  const bytes = readFileSync(path)
  const short = join(folder, 'short.tar')
  writeFileSync(short, bytes.subarray(0, bytes.length - 2048))
  const places = await emptyPlaces()
  await expect(restore(short, targetOf(places))).rejects.toMatchObject({ code: 'backup_unusable' })
  const swapped = join(folder, 'swapped.tar')
  writeFileSync(swapped, Buffer.concat([bytes.subarray(0, 520), Buffer.from('X'), bytes.subarray(521)]))
  await expect(restore(swapped, targetOf(places))).rejects.toThrow()
  await restore(path, targetOf(places))
  await expect(restore(path, { ...targetOf(places), secret: 'another' })).rejects.toMatchObject({
    code: 'backup_unusable',
  })
})

test('the command line restores into an empty data directory, which then starts', async () => {
  const path = await backup('move.tar')
  const env = { ...process.env, TACTFUL_DATA: join(folder, 'new') }
  const main = fileURLToPath(new URL('../src/app/cli/main.ts', import.meta.url))
  const tactful = (...args: string[]) =>
    run(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { env, cwd: folder })
  const { stdout } = await tactful('restore', path, '--json')
  expect(JSON.parse(stdout)).toMatchObject({ rows: { 'postgres/workspaces': expect.any(Number) } })
  expect(readFileSync(join(folder, 'new', 'secret'), 'utf8')).toBe(old.server.base.settings.secret)
  const verified = await tactful('journal', 'verify')
  expect(verified.stdout).toMatch(/intact/i)
}, 60_000)
