import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPeople } from '../../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../../test/harness/index.ts'
import { createApiKey } from '../../accounts/index.ts'
import { suppressedAmong } from '../../decide/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { openLog } from '../../platform/log.ts'
import { recipients } from '../../profiles/index.ts'
import { erasePerson, exportPerson } from '../person.ts'
import { runDelivery } from '../run.ts'
import { readMessages } from '../store/read.ts'
import { decidedCampaign, type MailServer, settingsFor, startMailServer } from '../testing.ts'
import { signedAddresses } from './addresses.ts'
import { type Listener, listenForMail } from './listener.ts'
import { arf, autoReply, dsn, reply } from './samples.ts'

const secret = 'a secret of the tests'
const addresses = signedAddresses(secret, 'in.shop.example')
let stack: Stack
let server: TestServer
let far: MailServer
let listener: Listener
let ctx: Ctx
let profiles: string[]
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack, { secret, mailInDomain: 'in.shop.example' })
  far = await startMailServer()
  const log = openLog('silent')
  listener = await listenForMail(
    { systemCtx: stack.systemCtx, addresses },
    { port: 0, host: '127.0.0.1', log },
  )
  ctx = await stack.workspace()
  // the product of the test server would send to its mailbox: this one sends first
  profiles = await addPeople(
    ctx,
    ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay'].map((name) => ({ email: `${name}@people.shop` })),
  )
  await server.work.stop()
  const approver = await stack.actor(ctx, ['approver'])
  await decidedCampaign(ctx, approver, { controlShare: 0.0001 })
  const settings = { ...settingsFor(far), mailInDomain: 'in.shop.example' }
  const delivery = runDelivery({ systemCtx: stack.systemCtx, settings })
  await delivery.drain()
  await delivery.stop()
})
afterAll(async () => {
  await listener.close()
  await server.app.close()
  await far.close()
  await stack.close()
})

const sentTo = async (index: number): Promise<string> => {
  const [message] = await readMessages(ctx, { profileIds: [profiles[index] ?? ''], limit: 1 })
  if (!message) throw new Error('no message')
  return message.id
}
const send = (to: string, raw: string, from = '') =>
  nodemailer
    .createTransport({ host: '127.0.0.1', port: listener.port, secure: false })
    .sendMail({ envelope: { from, to: [to] }, raw })
const feedbackOf = async (index: number) =>
  (await exportPerson(ctx, [profiles[index] ?? ''])).feedback.map(({ kind, code }) => ({ kind, code }))
const events = async (name: string) => {
  const { runFold } = await import('../../events/index.ts')
  const { resolve } = await import('../../profiles/index.ts')
  const fold = runFold({ systemCtx: stack.systemCtx, resolve, listen: stack.postgres.listen })
  await fold.drain()
  await fold.stop()
  return ctx.facts.query<{ profile_id: string; properties: string }>(
    'SELECT toString(profile_id) AS profile_id, properties FROM events WHERE workspace_id = {w:UUID} AND event = {name:String}',
    { w: ctx.workspace, name },
  )
}

it('messages leave with a signed envelope sender, a signed Reply-To and both ways to unsubscribe', async () => {
  const id = await sentTo(0)
  const taken = far.taken.find(({ to }) => to === 'ada@people.shop')
  expect(taken?.from).toBe(addresses.make('bounce', id))
  const [mail] = (await far.parsed()).filter((one) => one.messageId === `<${id}@shop.example>`)
  expect(mail?.replyTo?.text).toBe(addresses.make('reply', id))
  expect(mail?.headers.get('list')).toMatchObject({
    unsubscribe: {
      mail: expect.stringContaining(addresses.make('unsubscribe', id)),
      url: expect.stringContaining('/u/'),
    },
  })
})

it('a hard bounce suppresses the address and is an event of the person, once', async () => {
  const to = addresses.make('bounce', await sentTo(0))
  const raw = dsn(await sentTo(0), { status: '5.1.1' })
  await send(to, raw)
  await send(to, raw)
  expect(await suppressedAmong(ctx, ['ada@people.shop'])).toEqual(new Set(['ada@people.shop']))
  expect(await feedbackOf(0)).toEqual([{ kind: 'bounced', code: '5.1.1' }])
  expect((await events('Email Bounced')).map(({ profile_id }) => profile_id)).toEqual([profiles[0]])
})

it('a full mailbox and a delay suppress nobody', async () => {
  const id = await sentTo(1)
  await send(addresses.make('bounce', id), dsn(id, { status: '4.4.1', action: 'delayed' }))
  await send(addresses.make('bounce', id), dsn(id, { status: '5.2.2' }))
  expect(await suppressedAmong(ctx, ['bob@people.shop'])).toEqual(new Set())
  expect((await feedbackOf(1)).map(({ kind }) => kind).sort()).toEqual(['bounced', 'delayed'])
})

it('a complaint handed in by another server suppresses; a forged one about somebody else does not', async () => {
  const { key } = await createApiKey(ctx, { kind: 'server', name: 'Mail server' })
  const handIn = async (raw: string, as = key) => {
    const answer = await fetch(`${server.url}/api/mail/in`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'message/rfc822' },
      body: raw,
    })
    return (await answer.json()) as { kind: string }
  }
  const about = arf(await sentTo(2))
  // it names ada, and the message went to cyd: whoever forges a report reaches nobody's address
  expect(await handIn(about)).toMatchObject({ kind: 'complaint' })
  expect(await suppressedAmong(ctx, ['cyd@people.shop'])).toEqual(new Set())
  expect(await handIn(arf(await sentTo(3)).replaceAll('ada@', 'dan@'))).toMatchObject({ kind: 'complaint' })
  expect(await suppressedAmong(ctx, ['dan@people.shop'])).toEqual(new Set(['dan@people.shop']))
  const other = await stack.workspace()
  const { key: foreign } = await createApiKey(other, { kind: 'server', name: 'Other' })
  expect(await handIn(arf(await sentTo(4)), foreign)).toEqual({ kind: 'unmatched' })
})

it('a reply is an event with the words of the person; an automatic one is not', async () => {
  const id = await sentTo(4)
  await send(addresses.make('reply', id), autoReply(id, 'Auto-Submitted: auto-replied'), 'eve@people.shop')
  expect(await events('Email Replied')).toEqual([])
  await send(addresses.make('reply', id), reply(id, 'My mother died on Sunday.'), 'eve@people.shop')
  const [said, ...more] = await events('Email Replied')
  expect(more).toEqual([])
  expect(said?.profile_id).toBe(profiles[4])
  expect(JSON.parse(said?.properties ?? '{}')).toMatchObject({
    subject: 'Re: hello',
    text: 'My mother died on Sunday.',
  })
  expect((await feedbackOf(4)).map(({ kind }) => kind).sort()).toEqual(['auto_replied', 'replied'])
})

it('mail to the unsubscribe address, or a reply that only says stop, unsubscribes', async () => {
  const consent = async (index: number) =>
    (await recipients(ctx, [profiles[index] ?? ''])).get(profiles[index] ?? '')?.consent('email', 'marketing')
  const fay = await sentTo(5)
  expect(await consent(5)).toBe('granted')
  await send(addresses.make('unsubscribe', fay), 'Subject: unsubscribe\r\n\r\n', 'fay@people.shop')
  expect(await consent(5)).toBe('denied')
  const bob = await sentTo(1)
  await send(addresses.make('reply', bob), reply(bob, 'STOP'), 'bob@people.shop')
  expect(await consent(1)).toBe('denied')
})

it('the listener takes mail for its signed addresses only', async () => {
  for (const to of ['postmaster@in.shop.example', 'ada@people.shop', `b-${'a'.repeat(42)}@in.shop.example`])
    await expect(send(to, 'x')).rejects.toMatchObject({ responseCode: 550 })
})

it('what came back is forgotten with the person, but for its kind', async () => {
  await erasePerson(ctx, [profiles[0] ?? ''])
  expect((await exportPerson(ctx, [profiles[0] ?? ''])).feedback).toMatchObject([
    { kind: 'bounced', detail: null },
  ])
})
