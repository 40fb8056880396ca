import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMap } from '../src/app/import/map.ts'
import { runImport } from '../src/app/import/run.ts'
import { armOf } from '../src/lib/assignment.ts'
import { meanDifference } from '../src/lib/stats/index.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import {
  type SignedIn,
  type Stack,
  type TestBrowser,
  type TestMailServer,
  type TestServer,
  testBrowser,
  testMailServer,
  testServer,
  testStack,
} from './harness/index.ts'
import { findData, splitByDate } from './story-data.ts'

const DATA = 'online-retail/online-retail-to-2011-09.csv.gz'
/** When the campaign starts, inside the history; and a day after its horizon has passed for everybody. */
const THEN = '2011-06-01T09:00:00.000Z'
const LATER = '2011-08-15T09:00:00.000Z'
const HORIZON_DAYS = 60
const CONTROL_SHARE = 0.2

let stack: Stack
let server: TestServer
let mail: TestMailServer
let browser: TestBrowser
let folder: string
let ctx: Ctx
let author: SignedIn
let approver: SignedIn
let admin: SignedIn

const data = findData(DATA)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-story-'))
  stack = await testStack()
  stack.clock.set(THEN)
  mail = await testMailServer()
  server = await testServer(stack, { smtpUrl: mail.url })
  browser = await testBrowser()
  ctx = await stack.workspace()
  author = await server.logInAs(ctx, ['author'])
  approver = await server.logInAs(ctx, ['approver'])
  admin = await server.logInAs(ctx, ['admin'])
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await mail?.close()
  await stack?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call<T>(who: SignedIn, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await who.fetch(path, { method, ...(body !== undefined && { body }) })
  const result: unknown = await answer.json()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(result)}`)
  return result as T
}

/** Imports as the command line does: through the public API, as the operator. */
async function importFile(path: string) {
  const send = async (where: string, body: object) => {
    const answer = await fetch(server.url + where, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.base.operatorToken}`,
        'x-tactful-workspace': ctx.workspace,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${where} answered ${answer.status}: ${await answer.text()}`)
  }
  const tally = await runImport({
    files: [path],
    map: readMap(readFileSync(new URL('./online-retail.yaml', import.meta.url), 'utf8')),
    now: stack.clock.now(),
    sink: {
      events: (events) => send('/api/import/events', { events }),
      products: (products) => send('/api/catalog/products', { products }),
    },
  })
  await server.work.drain()
  return tally
}

async function until(what: string, done: () => Promise<boolean> | boolean, seconds = 60) {
  const end = performance.now() + seconds * 1000
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const variant = (name: string, subject: string, line: string) => ({
  name,
  subject,
  preheader: 'A few things that go well with what you have',
  blocks: [
    { kind: 'heading', text: 'It has been a while' },
    { kind: 'text', text: `${line} We deliver to {{ country }}.` },
    { kind: 'button', label: 'Have a look', href: 'https://shop.example/new' },
  ],
})

test.skipIf(!data)(
  'a real shop’s history goes in; an approved, held-out, measured e-mail campaign comes out',
  { timeout: 600_000 },
  async () => {
    const paths = { before: join(folder, 'before.csv.gz'), after: join(folder, 'after.csv.gz') }
    await splitByDate(data as string, '2011-06-01 10:00:00', paths)

    // Import: orders, refunds and a catalogue; a second time changes nothing.
    const tally = await importFile(paths.before)
    expect(tally.events['Order Completed']).toBeGreaterThan(500)
    expect(tally.events['Order Refunded']).toBeGreaterThan(100)
    const stored = await eventCount()
    expect(stored).toBe(Object.values(tally.events).reduce((sum, n) => sum + n, 0))
    await importFile(paths.before)
    expect(await eventCount()).toBe(stored)

    // Segment: bought at least twice, not for 60 days.
    const bought = (op: string, value: number, within: object) => ({
      kind: 'event',
      event: 'Order Completed',
      within,
      is: { measure: 'count', op, value },
    })
    const condition = {
      kind: 'and',
      of: [
        bought('at_least', 2, { kind: 'ever' }),
        { kind: 'not', of: bought('at_least', 1, { kind: 'last', n: 60, unit: 'days' }) },
      ],
    }
    const preview = await call<{ count: number; sample: unknown[] }>(
      author,
      'POST',
      '/api/segments/preview',
      {
        condition,
      },
    )
    expect(preview.count).toBeGreaterThan(50)
    expect(preview.sample.length).toBeGreaterThan(0)
    const segment = await call<{ id: string }>(author, 'POST', '/api/segments', {
      name: 'Quiet regulars',
      condition,
    })

    // Five of them do not want mail.
    const members = await call<{ items: { profileId: string }[] }>(
      author,
      'GET',
      `/api/segments/${segment.id}/members?limit=5`,
    )
    const unsubscribed = members.items.map(({ profileId }) => profileId)
    for (const id of unsubscribed)
      await call(admin, 'POST', `/api/people/${id}/consent`, {
        channel: 'email',
        purpose: 'marketing',
        state: 'denied',
      })

    // Objective, content in two variants, campaign.
    const objective = await call<{ id: string }>(author, 'POST', '/api/objectives', {
      name: 'Bring regulars back',
      metric: 'revenue_per_person',
      horizonDays: HORIZON_DAYS,
      direction: 'increase',
      smallestEffect: 5,
      guardrails: [],
    })
    const content = await call<{ contentId: string; variants: { id: string }[] }>(
      author,
      'POST',
      '/api/content',
      {
        name: 'We miss you',
        purpose: 'marketing',
        fields: [
          {
            name: 'country',
            source: { kind: 'trait', key: 'country' },
            minimumGrade: 'good',
            fallback: 'your country',
          },
        ],
        variants: [
          variant('Plain', 'New this month', 'New things have arrived since your last order.'),
          variant('Personal', 'For your next order', 'We have kept the things that you liked in stock.'),
        ],
      },
    )
    const [first, second] = content.variants
    const { tasks } = await call<{ tasks: { id: string; variantId: string }[] }>(
      author,
      'POST',
      `/api/content/${content.contentId}/submit`,
      {},
    )
    const taskOf = (id: string | undefined) => tasks.find(({ variantId }) => variantId === id)?.id
    await call(approver, 'POST', `/api/review/tasks/${taskOf(first?.id)}/decide`, { verdict: 'approve' })

    const campaign = await call<{ id: string }>(author, 'POST', '/api/campaigns', {
      name: 'Bring regulars back, June',
      purpose: 'marketing',
      segmentId: segment.id,
      objectiveId: objective.id,
      controlShare: CONTROL_SHARE,
      startsAt: null,
      quietHours: { from: '21:00', to: '07:00' },
      timeZone: 'Europe/London',
      frequencyCap: { messages: 2, days: 7 },
      cooldownHours: 0,
      rampSize: 20,
      steps: [
        { id: 'mail', kind: 'message', channel: 'email', contentId: content.contentId, variantIds: [] },
      ],
    })

    // One variant is not approved: the campaign refuses to start and says why, in the console too.
    await call(author, 'POST', `/api/campaigns/${campaign.id}/submit`, {}).catch(() => undefined)
    const refused = await approver.fetch(`/api/campaigns/${campaign.id}/launch`, { method: 'POST', body: {} })
    expect(refused.status).toBe(422)
    const missing = await call<{ items: { code: string; message: string }[] }>(
      author,
      'GET',
      `/api/campaigns/${campaign.id}/missing`,
    )
    expect(missing.items.map(({ message }) => message).join(' ')).toContain('Personal')
    const window = await browser.open(server.url)
    await window.signIn(approver)
    await window.visit(`/campaigns/${campaign.id}`)
    await expect.poll(() => window.page.getByText(/not approved/i).count()).toBeGreaterThan(0)

    // Its own author cannot approve it; another person does, at the review desk, by keyboard.
    const own = await author.fetch(`/api/review/tasks/${taskOf(second?.id)}/decide`, {
      method: 'POST',
      body: { verdict: 'approve' },
    })
    expect(own.status).toBe(403)
    await call(approver, 'POST', `/api/review/tasks/${taskOf(second?.id)}/decide`, { verdict: 'approve' })
    await call(author, 'POST', `/api/campaigns/${campaign.id}/submit`, {}).catch(() => undefined)
    const open = await call<{ items: { id: string; subject: { kind: string; id: string } }[] }>(
      approver,
      'GET',
      '/api/review/tasks',
    )
    const toApprove = open.items.find(
      ({ subject }) => subject.kind === 'campaign' && subject.id === campaign.id,
    )
    await call(approver, 'POST', `/api/review/tasks/${toApprove?.id}/decide`, { verdict: 'approve' })
    await server.work.drain()

    // The waterfall adds up before anything goes out.
    const { waterfall } = await call<{ waterfall: Waterfall }>(
      author,
      'POST',
      `/api/campaigns/${campaign.id}/waterfall`,
    )
    const left = waterfall.steps.map(({ people }) => people)
    expect(left[0]).toBe(preview.count)
    expect(left).toEqual([...left].sort((a, b) => b - a))
    const send = waterfall.toSend
    const share = waterfall.control / (waterfall.control + send)
    expect(Math.abs(share - CONTROL_SHARE)).toBeLessThan(0.1)
    const { items: readings } = await call<{ items: { html: string }[] }>(
      admin,
      'GET',
      `/api/campaigns/${campaign.id}/renderings`,
    )
    expect(readings).toHaveLength(20)
    expect(mail.messages).toHaveLength(0)

    await call(approver, 'POST', `/api/campaigns/${campaign.id}/launch`, {})

    // The first twenty go, are read, and only then the rest.
    await until('the ramp is to be read', async () => (await openTasks('ramp')).length > 0)
    await until('the first twenty are sent', () => mail.messages.length >= 20)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(mail.messages).toHaveLength(20)
    const [ramp] = await openTasks('ramp')
    await call(approver, 'POST', `/api/review/tasks/${ramp?.id}/decide`, { verdict: 'pass' })
    await until('everything is sent', () => mail.messages.length >= send, 180)
    await until('the campaign is done', async () => {
      const { state } = await call<{ state: string }>(author, 'GET', `/api/campaigns/${campaign.id}`)
      return state === 'done'
    })

    // Exactly once each; none to the control, none to who does not want mail.
    const recipients = mail.messages.map(({ to }) => to)
    expect(new Set(recipients).size).toBe(recipients.length)
    expect(recipients).toHaveLength(send)
    const assigned = await assignments(campaign.id)
    expect(assigned.filter(({ arm }) => arm === 'control')).toHaveLength(waterfall.control)
    const emails = await emailsOf(assigned.filter(({ arm }) => arm === 'control').map(({ id }) => id))
    const refusing = await emailsOf(unsubscribed)
    expect(recipients.filter((to) => emails.has(to) || refusing.has(to))).toEqual([])
    for (const { mail: sent } of mail.messages.slice(0, 5)) {
      expect(sent.headers.get('list')).toBeDefined()
      expect(sent.html).not.toContain('{{')
      expect(sent.text).toContain('We deliver to')
    }

    // One click unsubscribes; looking at the page does not.
    const list = mail.messages[0]?.mail.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
    const oneClick = (list?.unsubscribe?.url ?? '').replace(/^http:\/\/127\.0\.0\.1(:\d+)?/, server.url)
    expect((await fetch(oneClick)).status).toBe(200)
    const clicked = await fetch(oneClick, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(clicked.status).toBe(200)

    // What really happened next, and what the campaign changed.
    stack.clock.set(LATER)
    await importFile(paths.after)
    admin = await again(admin)
    const results = await call<Results>(admin, 'GET', `/api/campaigns/${campaign.id}/results`)
    const outcome = await outcomes(campaign.id)
    for (const arm of ['treated', 'control'] as const) {
      const values = outcome.filter((person) => person.arm === arm).map(({ value }) => value)
      expect(results[arm].people).toBe(values.length)
      expect(results[arm].total).toBeCloseTo(
        values.reduce((sum, x) => sum + x, 0),
        2,
      )
    }
    expect(results.sampleRatio?.mismatch).toBe(false)
    const expected = difference(outcome.map(({ id, value }) => ({ value, arm: armOfRow(assigned, id) })))
    expect(results.effect.interval.low).toBeCloseTo(expected[0], 6)
    expect(results.effect.interval.high).toBeCloseTo(expected[1], 6)

    const shown = await browser.open(server.url)
    await shown.signIn(admin)
    await shown.visit(`/campaigns/${campaign.id}/results`)
    await expect.poll(() => shown.page.getByText(results.verdict.sentence).count()).toBeGreaterThan(0)
    expect([...window.problems, ...shown.problems]).toEqual([])

    // In truth nothing differed between the arms: of 200 other draws, nearly all intervals must contain zero.
    const holding = Array.from({ length: 200 }, (_, salt) => {
      const drawn = outcome.map(({ id, value }) => ({ value, arm: armOf(`salt ${salt}`, id, CONTROL_SHARE) }))
      const [low, high] = difference(drawn)
      return low <= 0 && high >= 0
    }).filter(Boolean).length
    expect(holding).toBeGreaterThanOrEqual(180)
    expect(holding).toBeLessThanOrEqual(198)
  },
)

interface Results {
  treated: { people: number; total: number }
  control: { people: number; total: number }
  effect: { interval: { low: number; high: number } }
  verdict: { kind: string; sentence: string }
  sampleRatio: { mismatch: boolean } | null
}
interface Waterfall {
  steps: { people: number }[]
  control: number
  toSend: number
}
type Arm = 'treated' | 'control'

async function again({ email, password }: SignedIn): Promise<SignedIn> {
  return server.signIn(email, password)
}

async function openTasks(kind: string) {
  const { items } = await call<{ items: { id: string; kind: string; subject: { kind: string } }[] }>(
    approver,
    'GET',
    '/api/review/tasks',
  )
  return items.filter((task) => task.kind === kind || task.subject.kind === kind)
}

async function eventCount(): Promise<number> {
  const [row] = await stack.facts.query<{ n: number }>(
    'SELECT count() AS n FROM events WHERE workspace_id = {workspace:UUID}',
    { workspace: ctx.workspace },
  )
  return row?.n ?? 0
}

async function assignments(campaign: string): Promise<{ id: string; arm: Arm }[]> {
  return stack.facts.query(
    `SELECT profile_id AS id, arm FROM assignments FINAL
     WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}`,
    { workspace: ctx.workspace, campaign },
  )
}

function armOfRow(assigned: readonly { id: string; arm: Arm }[], id: string): Arm {
  const found = assigned.find((row) => row.id === id)
  if (!found) throw new Error(`${id} was never assigned`)
  return found.arm
}

/** Revenue of every assigned person within the horizon, by a query of its own. */
async function outcomes(campaign: string): Promise<{ id: string; arm: Arm; value: number }[]> {
  return stack.facts.query(
    `SELECT a.profile_id AS id, a.arm AS arm,
       sumIf(if(e.event = 'Order Refunded', -1, 1) * toFloat64(ifNull(e.value, 0)),
         e.timestamp >= a.assigned_at AND e.timestamp < a.assigned_at + toIntervalDay(${HORIZON_DAYS})) AS value
     FROM (SELECT * FROM assignments FINAL WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}) AS a
     LEFT JOIN (SELECT * FROM events WHERE workspace_id = {workspace:UUID}
       AND event IN ('Order Completed', 'Order Refunded')) AS e ON e.profile_id = a.profile_id
     GROUP BY id, arm`,
    { workspace: ctx.workspace, campaign },
  )
}

async function emailsOf(ids: readonly string[]): Promise<Set<string>> {
  const emails = new Set<string>()
  for (const id of ids) {
    const person = await call<{ identities: { kind: string; value: string }[] }>(
      admin,
      'GET',
      `/api/people/${id}`,
    )
    for (const { kind, value } of person.identities) if (kind === 'email') emails.add(value)
  }
  return emails
}

function difference(people: readonly { arm: Arm; value: number }[]): [number, number] {
  const moments = (arm: Arm) => {
    const values = people.filter((person) => person.arm === arm).map(({ value }) => value)
    return {
      n: values.length,
      sum: values.reduce((sum, x) => sum + x, 0),
      sumSquares: values.reduce((sum, x) => sum + x * x, 0),
    }
  }
  const result = meanDifference(moments('control'), moments('treated'))
  if (result.kind !== 'estimate') throw new Error(result.why)
  return result.interval
}
