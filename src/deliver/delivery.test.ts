import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPeople, planCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { cancelCampaign, pauseCampaign, resumeCampaign } from '../campaigns/index.ts'
import { suppress, suppressedAmong } from '../decide/index.ts'
import { placeHold, releaseHold } from '../holds/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { setConsent } from '../profiles/index.ts'
import { voidApprovals } from '../review/index.ts'
import { dryRun } from './dry-run.ts'
import { erasePerson, exportPerson } from './index.ts'
import { parkedConsumers } from './park.ts'
import { type Delivery, runDelivery } from './run.ts'
import { settleHold } from './settle-hold.ts'
import { readCounts, readMessages } from './store/read.ts'
import { decidedCampaign, type MailServer, settingsFor, startMailServer } from './testing.ts'

describe('delivery', () => {
  let stack: Stack
  let mail: MailServer
  let author: Ctx
  let approver: Ctx
  let running: Delivery[]
  beforeAll(async () => {
    stack = await testStack()
  })
  afterAll(() => stack.close())
  beforeEach(async () => {
    mail = await startMailServer()
    running = []
    author = await stack.workspace()
    approver = await stack.actor(author, ['approver'])
  })
  afterEach(async () => {
    for (const delivery of running) await delivery.stop()
    await mail.close()
  })

  const deliver = (options: { mailConnections?: number } = {}) => {
    const settings = { ...settingsFor(mail), ...options }
    const delivery = runDelivery({ systemCtx: stack.systemCtx, settings, leaseMillis: 1000 })
    running.push(delivery)
    return delivery
  }
  const tell = async (feed: string, payload: Record<string, unknown>) => {
    const entries = [{ id: 1, workspace: author.workspace, at: author.clock.now(), payload }]
    for (const consumer of parkedConsumers(() => {}))
      if (consumer.feed === feed) await transact(author, (tx) => consumer.handle(tx, entries))
  }
  const counts = () => readCounts(author, undefined)

  it('sends every message exactly once, with two workers, and only to those decided for', async () => {
    await addPeople(
      author,
      Array.from({ length: 300 }, () => ({})),
    )
    await addPeople(author, [{ consent: 'denied', email: 'no@people.shop' }])
    await decidedCampaign(author, approver)
    const workers = [deliver(), deliver()]
    await Promise.all(workers.map((worker) => worker.drain()))
    const { sent, ...rest } = await counts()
    expect(sent).toBe(mail.taken.length)
    expect(sent).toBeGreaterThan(200)
    expect(rest).toEqual({ queued: 0, parked: 0, sending: 0, failed: 0, skipped: 0, unknown: 0 })
    expect(new Set(mail.taken.map(({ to }) => to)).size).toBe(sent)
    expect(mail.taken.map(({ to }) => to)).not.toContain('no@people.shop')
    const ids = mail.taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
    expect(new Set(ids).size).toBe(sent)
  })

  it('renders a whole campaign without sending, and says what it found', async () => {
    await addPeople(author, [{}, { firstName: null }, { firstName: '' }])
    const { id } = await planCampaign(author, approver, { controlShare: 0.0001 })
    const result = await dryRun(author, id, { settings: settingsFor(mail) })
    expect(result).toMatchObject({
      people: 3,
      messages: 3,
      rendered: 3,
      withFallbacks: 2,
      fallbacksByField: { first_name: 2 },
      problems: [],
    })
    expect(mail.taken.length).toBe(0)
    expect((await counts()).queued).toBe(0)
  })

  it('gives what it keeps of a person, and forgets it', async () => {
    const [profile = ''] = await addPeople(author, [{ email: 'gone@people.shop' }])
    mail.refuse.rcpt = () => ({ code: 550, text: '5.1.1 no such user' })
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await deliver().drain()
    expect((await exportPerson(author, [profile])).messages).toMatchObject([
      { response: '550 5.1.1 no such user' },
    ])
    await erasePerson(author, [profile])
    expect((await exportPerson(author, [profile])).messages).toMatchObject([{ response: null }])
  })

  it('writes headers for one click, both parts, and links of its own', async () => {
    await addPeople(author, [{ firstName: 'Zoë', email: 'zoe@people.shop' }])
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await deliver().drain()
    const [message] = await mail.parsed()
    expect(message?.from?.text).toBe('"Test shop" <shop@shop.example>')
    expect(message?.subject).toMatch(/hello Zoë$/)
    expect(message?.text).toContain('Hello Zoë, come and look.')
    expect(message?.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/u/') },
    })
    expect(message?.headers.get('list-unsubscribe-post') ?? mail.taken[0]?.raw).toMatch(
      /List-Unsubscribe=One-Click/,
    )
    const html = String(message?.html)
    expect(html).toMatch(/href="https:\/\/tactful\.example\/c\//)
    expect(html).toMatch(/src="https:\/\/tactful\.example\/o\/[\w-]+\.gif"/)
    expect(html).not.toContain('href="https://shop.example/"')
  })

  it('lets no header and no script in through what is known of a person', async () => {
    await addPeople(author, [
      { firstName: 'Eve\r\nBcc: everyone@evil.example', email: 'eve@people.shop' },
      { firstName: '<script>alert(1)</script>', email: 'mallory@people.shop' },
      { firstName: 'שלום', email: 'shalom@people.shop' },
    ])
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await deliver().drain()
    expect(mail.taken.length).toBe(3)
    for (const message of await mail.parsed()) {
      expect(message.bcc).toBeUndefined()
      expect(String(message.html)).not.toContain('<script')
    }
    const index = mail.taken.findIndex(({ to }) => to === 'shalom@people.shop')
    expect(Buffer.byteLength(mail.taken[index]?.raw ?? '')).toBe(mail.taken[index]?.raw.length)
    expect((await mail.parsed())[index]?.subject).toMatch(/hello שלום$/)
  })

  it('suppresses an address that the server refuses for good, and tries again what it defers', async () => {
    await addPeople(author, [
      { email: 'gone@people.shop' },
      { email: 'later@people.shop' },
      { email: 'full@people.shop' },
      { email: 'good@people.shop' },
    ])
    let patient = 0
    mail.refuse.rcpt = (address) => {
      if (address.startsWith('gone')) return { code: 550, text: '5.1.1 no such user gone@people.shop' }
      if (address.startsWith('full')) return { code: 552, text: '5.2.2 mailbox full' }
      if (address.startsWith('later') && patient++ < 1) return { code: 451, text: '4.7.1 greylisted' }
      return undefined
    }
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await deliver().drain()
    expect(await counts()).toMatchObject({ sent: 1, failed: 2, queued: 1 })
    const suppressed = await suppressedAmong(author, [
      'gone@people.shop',
      'full@people.shop',
      'good@people.shop',
    ])
    expect([...suppressed]).toEqual(['gone@people.shop'])
    const failed = await readMessages(author, { status: 'failed', limit: 10 })
    expect(failed.map((message) => message.errorCode).sort()).toEqual(['5.1.1', '5.2.2'])
    expect(JSON.stringify(failed)).not.toContain('gone@')
    stack.clock.advance(61_000)
    await running[0]?.drain()
    expect(await counts()).toMatchObject({ sent: 2, queued: 0 })
    expect(mail.taken.filter(({ to }) => to === 'later@people.shop').length).toBe(1)
  })

  it('gives up what the server defers again and again', async () => {
    await addPeople(author, [{ email: 'never@people.shop' }])
    mail.refuse.data = () => ({ code: 451, text: '4.3.0 try later' })
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    const delivery = deliver()
    for (let tries = 0; tries < 10; tries++) {
      await delivery.drain()
      stack.clock.advance(600 * 60_000)
    }
    expect(await counts()).toMatchObject({ failed: 1, queued: 0 })
    expect(mail.taken.length).toBe(0)
  })

  it('keeps everything queued while no server answers, without using up attempts', async () => {
    await addPeople(
      author,
      Array.from({ length: 20 }, () => ({})),
    )
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    const port = Number(new URL(mail.url).port)
    await mail.close()
    const delivery = deliver()
    await delivery.drain()
    expect(delivery.state().problem).toMatch(/cannot be reached/)
    expect(await counts()).toMatchObject({ queued: 20, sent: 0, sending: 0 })
    const waiting = await readMessages(author, { limit: 50 })
    expect(new Set(waiting.map((message) => message.attempts))).toEqual(new Set([0]))
    mail = await startMailServer(port)
    await expect.poll(async () => (await counts()).sent, { timeout: 10_000 }).toBe(20)
    expect(delivery.state().problem).toBeNull()
  })

  it('sends nothing to those who unsubscribed, were suppressed or held after it was decided', async () => {
    const [left, bounced, held] = await addPeople(author, [
      { email: 'left@people.shop' },
      { email: 'bounced@people.shop' },
      { email: 'held@people.shop' },
      { email: 'stays@people.shop' },
    ])
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await setConsent(author, left ?? '', {
      channel: 'email',
      purpose: 'marketing',
      state: 'denied',
      source: 'test',
    })
    await suppress(author, { address: 'bounced@people.shop', reason: 'bounced' })
    const hold = await placeHold(author, { scope: { kind: 'profile', id: held ?? '' }, code: 'complaint' })
    expect(bounced).toBeDefined()
    const delivery = deliver()
    await delivery.drain()
    expect(mail.taken.map(({ to }) => to)).toEqual(['stays@people.shop'])
    expect(await counts()).toMatchObject({ skipped: 2, queued: 1, parked: 1 })
    await releaseHold(author, hold.id)
    await tell('holds.released', { holdId: hold.id })
    await delivery.drain()
    expect(mail.taken.map(({ to }) => to)).toEqual(['stays@people.shop', 'held@people.shop'])
  })

  it('sends nothing once an approval is withdrawn or the campaign paused, and goes on when it is resumed', async () => {
    await addPeople(author, [{}, {}, {}])
    const id = await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await pauseCampaign(author, id)
    const delivery = deliver()
    await delivery.drain()
    expect(await counts()).toMatchObject({ parked: 3, sent: 0 })
    await resumeCampaign(approver, id)
    const [message] = await readMessages(author, { limit: 1 })
    await transact(author, (tx) =>
      voidApprovals(tx, { kind: 'variant', id: message?.variantId ?? '' }, 'withdrawn by the test'),
    )
    await tell('campaigns.states', { campaignId: id, from: 'paused', to: 'running' })
    await delivery.drain()
    const variants = (await readMessages(author, { status: 'sent', limit: 10 })).map((one) => one.variantId)
    expect(variants).not.toContain(message?.variantId)
    await cancelCampaign(author, id)
    await tell('campaigns.states', { campaignId: id, from: 'running', to: 'cancelled' })
    await delivery.drain()
    expect(await counts()).toMatchObject({ queued: 0, parked: 0 })
    expect(mail.taken.length).toBe(variants.length)
  })

  it('takes back what is on its way when a hold is placed, but for what the server has', async () => {
    await addPeople(
      author,
      Array.from({ length: 60 }, () => ({})),
    )
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    let open: () => void = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    mail.beforeAnswer = () => gate
    const delivery = deliver({ mailConnections: 3 })
    await expect.poll(() => mail.taken.length).toBe(3)
    setTimeout(open, 200)
    const hold = await placeHold(author, { scope: { kind: 'everything' }, code: 'red_button' }, settleHold)
    expect(hold).toMatchObject({ alreadyGone: 3, takenBack: 57 })
    await delivery.drain()
    expect(mail.taken.length).toBe(3)
    expect(await counts()).toMatchObject({ sent: 3, queued: 57, parked: 57, unknown: 0 })
  })

  it('calls unknown what the server had when the connection broke, and never sends it again', async () => {
    await addPeople(author, [{ email: 'broken@people.shop' }])
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    mail.beforeAnswer = () => new Promise(() => {})
    const delivery = deliver()
    await expect.poll(() => mail.taken.length).toBe(1)
    mail.sever()
    await delivery.drain()
    expect(await counts()).toMatchObject({ unknown: 1, queued: 0, sent: 0 })
    await delivery.drain()
    expect(mail.taken.length).toBe(1)
  })
})
