import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPeople } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { getCampaign } from '../campaigns/index.ts'
import { suppressedAmong } from '../decide/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { listTasks } from '../review/index.ts'
import { complaintBreaker, mailAlarms } from './breaker.ts'
import { giveFeedback } from './inbound/feedback.ts'
import { readPaces } from './pacer.ts'
import { runDelivery } from './run.ts'
import { readCounts, readMessages } from './store/read.ts'
import { decidedCampaign, settingsFor } from './testing.ts'

/** A mail server as they are met: greylists everybody, is slow, breaks connections, refuses some. */
async function strictServer() {
  const seen = new Set<string>()
  const taken: { to: string; mail: ParsedMail }[] = []
  const attempts = new Map<string, number>()
  const open = { now: 0, most: 0 }
  const sockets = new Map<string, Socket>()
  const fault = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
  const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onConnect: (_session, done) => {
      open.now += 1
      open.most = Math.max(open.most, open.now)
      // a tarpit answers late at every step
      setTimeout(done, 50)
    },
    onClose: () => {
      open.now -= 1
    },
    onRcptTo: ({ address }, _session, done) => {
      attempts.set(address, (attempts.get(address) ?? 0) + 1)
      if (address.startsWith('gone')) return done(fault(550, '5.1.1 no such user'))
      if (address.startsWith('policy')) return done(fault(550, '5.7.1 not from you'))
      if (!seen.has(address)) {
        seen.add(address)
        return done(fault(451, '4.7.1 greylisted, come back later'))
      }
      done()
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      if (to.startsWith('drop')) {
        // in the middle of the content, which the client has let go by then
        stream.once('data', () => sockets.get(String(session.remotePort))?.destroy())
        return
      }
      simpleParser(stream).then(async (mail) => {
        taken.push({ to, mail })
        if (to.startsWith('late')) await wait(700)
        done()
      }, done)
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.set(String(socket.remotePort), socket))
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, taken, attempts, open, close }
}

let stack: Stack
let far: Awaited<ReturnType<typeof strictServer>>
let ctx: Ctx
let approver: Ctx
beforeAll(async () => {
  stack = await testStack()
  far = await strictServer()
  ctx = await stack.workspace()
  approver = await stack.actor(ctx, ['approver'])
})
afterAll(async () => {
  await far.close()
  await stack.close()
})

it('brings mail through a server that greylists, tarpits, breaks off, answers late and refuses: once each', async () => {
  const names = ['late', 'drop', 'gone', 'policy', ...Array.from({ length: 20 }, (_, i) => `p${i}`)]
  const ids = await addPeople(
    ctx,
    names.map((name) => ({ email: `${name}@strict.example`, firstName: 'Zoë' })),
  )
  await decidedCampaign(ctx, approver, { controlShare: 0.0001 })
  const deliver = async () => {
    const settings = { ...settingsFor(far), pace: { domains: readPaces('strict.example=:2') } }
    const delivery = runDelivery({ systemCtx: stack.systemCtx, settings })
    await delivery.drain()
    await delivery.stop()
  }
  await deliver()
  expect(far.taken).toEqual([])
  expect(await readCounts(ctx, undefined)).toMatchObject({ queued: 22, failed: 2 })
  expect(far.open.most).toBe(2)
  await deliver()
  expect(far.taken).toEqual([])
  stack.clock.advance(61_000)
  await deliver()
  expect(await readCounts(ctx, undefined)).toMatchObject({ queued: 0, sent: 21, failed: 2, unknown: 1 })
  stack.clock.advance(86_400_000)
  await deliver()
  expect(far.taken.map(({ to }) => to).sort()).toEqual(
    names
      .filter((name) => !['drop', 'gone', 'policy'].includes(name))
      .map((name) => `${name}@strict.example`)
      .sort(),
  )
  expect(far.attempts.get('drop@strict.example')).toBe(2)
  expect(
    await suppressedAmong(ctx, ['gone@strict.example', 'policy@strict.example', 'drop@strict.example']),
  ).toEqual(new Set(['gone@strict.example']))
  const [dropped] = await readMessages(ctx, { profileIds: [ids[1] ?? ''], limit: 1 })
  expect(dropped).toMatchObject({ status: 'unknown', attempts: 2 })
  for (const { mail } of far.taken) {
    expect(mail.subject).toContain('Zoë')
    expect(mail.text).toContain('Zoë')
    expect(String(mail.html)).toContain('Zoë')
    expect(mail.headers.get('mime-version')).toBe('1.0')
    expect(mail.date).toBeInstanceOf(Date)
  }
})

it('tells how domains took the mail, and that one puts much off', async () => {
  stack.clock.advance(-86_400_000)
  const { domains, alarms } = await mailAlarms(ctx)
  expect(domains).toContainEqual(
    expect.objectContaining({ domain: 'strict.example', sent: 21, deferred: 22, refused: 2 }),
  )
  expect(alarms).toContainEqual(expect.objectContaining({ about: 'strict.example', level: 'warn' }))
  stack.clock.advance(86_400_000)
})

it('pauses a campaign that too many call spam, and asks a person; one complaint does not', async () => {
  const messages = await readMessages(ctx, { limit: 30, status: 'sent' })
  const [first, second] = messages
  if (!first || !second) throw new Error('nothing was sent')
  const complain = async (message: typeof first) => {
    await transact(ctx, (tx) => giveFeedback(tx, message, { kind: 'complained', domain: 'strict.example' }))
    const payload = { campaignId: message.campaignId, kind: 'complained' }
    const entry = { id: 1, workspace: ctx.workspace, at: ctx.clock.now(), payload }
    await transact(ctx, (tx) => complaintBreaker.handle(tx, [entry]))
  }
  const author = await stack.actor(ctx, ['author'])
  const { id } = await getCampaign(author, first.campaignId)
  await ctx.db
    .withTables<{ campaigns: { id: string; state: string } }>()
    .updateTable('campaigns')
    .set({ state: 'running' })
    .where('id', '=', id)
    .execute()
  await complain(first)
  expect((await getCampaign(ctx, id)).state).toBe('running')
  await complain(second)
  expect(await getCampaign(ctx, id)).toMatchObject({
    state: 'paused',
    pausedReason: expect.stringContaining('called it spam'),
  })
  const { items } = await listTasks(ctx, { kind: 'reading', limit: 20 })
  expect(items.map(({ subject }) => subject)).toContainEqual(
    expect.objectContaining({ kind: 'complaints', id }),
  )
  expect((await mailAlarms(ctx)).alarms).toContainEqual(
    expect.objectContaining({ about: 'complaints', level: 'alarm' }),
  )
})
