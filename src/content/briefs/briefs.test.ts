import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../../test/harness/index.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { lintToday, usableBrief } from './edit.ts'

let stack: Stack
let server: TestServer
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

interface Answered {
  id: string
  version: number
  name: string
  note: string
  items: {
    id: string
    version: number
    score: number
    usable: boolean
    overridden: boolean
    channel: string
  }[]
  brief: Record<string, unknown>
  override: { reason: string } | null
  lint: { score: number; usable: boolean; findings: { field: string; rule: string; suggestion: string }[] }
  score: number
  usable: boolean
  error: { code: string; message: string }
}
const read = async (response: Response | Promise<Response>) => (await (await response).json()) as Answered

const good = `
channel: email body
audience: Bought a tent in the last 30 days and looked at sleeping bags twice without ordering one
objective: Raise second orders within 30 days from 12 % to 14 %
message: A bag that fits the tent keeps you warm down to minus five degrees
proof:
  - fact: Every bag was measured in a cold room at minus five degrees
    source: Test report 2026-11
    expires: 2027-11-30
tone: Short sentences, speak to "you". Example - "Pitch it, crawl in, sleep well."
must_say: Free returns within 30 days
never_say: cheapest
legal: none, checked by the legal team
fields:
  - name: first_name
    fallback: there
length: 80 to 150 words
examples: Your tent is up. What comes next is warm.
`

const vague = {
  messages: ['Be engaging'],
  facts: [],
  mustSay: [],
  neverSay: [],
  fields: [],
  offers: [],
  examples: [],
  avoid: [],
}

test('a brief written elsewhere is read, kept in versions, and told how good it is', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author'])
  const imported = await read(author.fetch('/api/briefs/read', { method: 'POST', body: { text: good } }))
  expect(imported.brief).toMatchObject({ channel: 'email body', neverSay: ['cheapest'] })
  const made = await read(
    author.fetch('/api/briefs', { method: 'POST', body: { name: 'Bags', brief: imported.brief } }),
  )
  expect(made).toMatchObject({ version: 1, override: null, lint: { usable: true } })
  const saved = await read(
    author.fetch(`/api/briefs/${made.id}`, {
      method: 'PUT',
      body: { name: 'Bags', brief: { ...imported.brief, facts: [] }, baseVersion: 1, note: 'No facts' },
    }),
  )
  expect(saved).toMatchObject({ version: 2, note: 'No facts', lint: { usable: false } })
  expect(saved.lint.findings[0]).toMatchObject({ field: 'facts', rule: 'missing' })
  const late = await author.fetch(`/api/briefs/${made.id}`, {
    method: 'PUT',
    body: { name: 'Bags', brief: imported.brief, baseVersion: 1 },
  })
  expect((await read(late)).error.code).toBe('conflict')
  const first = await read(author.fetch(`/api/briefs/${made.id}?version=1`))
  expect(first.lint.usable).toBe(true)
  const versions = await read(author.fetch(`/api/briefs/${made.id}/versions`))
  expect(versions.items.map(({ version }) => version)).toEqual([2, 1])
  const list = await read(author.fetch('/api/briefs?search=bag'))
  expect(list.items).toMatchObject([{ id: made.id, version: 2, usable: false, overridden: false }])
})

test('what was good enough is not when its facts have expired', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author'])
  const { brief } = await read(author.fetch('/api/briefs/read', { method: 'POST', body: { text: good } }))
  const facts = [1, 2].map((n) => ({
    text: `Fact ${n} of the tests`,
    source: 'report',
    expires: '2027-01-31',
  }))
  const before = await read(
    author.fetch('/api/briefs', { method: 'POST', body: { name: 'Bags', brief: { ...brief, facts } } }),
  )
  const later = { ...ctx, clock: { now: () => new Date('2027-02-01T00:00:00Z') } }
  const after = lintToday(later, (await usableBrief(ctx, before.id)).brief)
  expect(before.lint.usable).toBe(true)
  expect(after.usable).toBe(false)
})

test('a brief under the bar is used only by a named override of somebody else, for that version', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author', 'approver'])
  const approver = await server.logInAs(ctx, ['approver'])
  const made = await read(
    author.fetch('/api/briefs', { method: 'POST', body: { name: 'Vague', brief: vague } }),
  )
  await expect(usableBrief(ctx, made.id)).rejects.toMatchObject({ code: 'brief_not_usable' })
  const override = (who: typeof author, body: object) =>
    who.fetch(`/api/briefs/${made.id}/override`, { method: 'POST', body })
  const reason = 'A recall notice must go out within the hour'
  const plain = await server.logInAs(ctx, ['author'])
  expect((await override(plain, { version: 1, reason })).status).toBe(403)
  expect((await read(override(author, { version: 1, reason }))).error.code).toBe('approver_is_author')
  expect((await read(override(approver, { version: 1, reason: 'because' }))).error.code).toBe('note_needed')
  expect(await read(override(approver, { version: 1, reason }))).toMatchObject({ override: { reason } })
  expect((await usableBrief(ctx, made.id)).override?.reason).toBe(reason)
  const entries = await listJournal(ctx, { limit: 20 })
  expect(entries.map(({ action }) => action)).toContain('brief.overridden')

  await author.fetch(`/api/briefs/${made.id}`, {
    method: 'PUT',
    body: { name: 'Vague', brief: { ...vague, messages: ['Be amazing'] }, baseVersion: 1 },
  })
  await expect(usableBrief(ctx, made.id)).rejects.toMatchObject({ code: 'brief_not_usable' })
  expect((await read(override(approver, { version: 1, reason }))).error.code).toBe('conflict')
})

test('briefs of one workspace are not seen from another', async () => {
  const [mine, theirs] = [await stack.workspace(), await stack.workspace()]
  const author = await server.logInAs(mine, ['author'])
  const stranger = await server.logInAs(theirs, ['author'])
  const made = await read(
    author.fetch('/api/briefs', { method: 'POST', body: { name: 'Vague', brief: vague } }),
  )
  expect((await stranger.fetch(`/api/briefs/${made.id}`)).status).toBe(404)
  expect((await read(stranger.fetch('/api/briefs'))).items).toEqual([])
})

test('a text that is no brief is refused with what was expected', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author'])
  for (const text of ['', 'hello', '- a\n- b', '{"a": ', 'audience: &a [*a]', '\u0000'])
    expect((await author.fetch('/api/briefs/read', { method: 'POST', body: { text } })).status).toBe(400)
})
