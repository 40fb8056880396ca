import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testBrowser } from '../../test/harness/browser.ts'
import { addPeople } from '../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { recipients } from '../profiles/index.ts'
import { readMailbox, readMailboxMessage } from './store/mailbox.ts'
import { decidedCampaign } from './testing.ts'

describe('the links in messages', () => {
  let stack: Stack
  let server: TestServer
  let author: Ctx
  let profile: string
  let source: string
  beforeAll(async () => {
    stack = await testStack()
    server = await testServer(stack, { publicUrl: 'https://tactful.example' })
  })
  afterAll(async () => {
    await server.close()
    await stack.close()
  })
  beforeEach(async () => {
    author = await stack.workspace()
    const approver = await stack.actor(author, ['approver'])
    profile = (await addPeople(author, [{ email: 'ada@people.shop' }]))[0] ?? ''
    await decidedCampaign(author, approver, { controlShare: 0.0001 })
    await server.work.drain()
    const [entry] = await readMailbox(author, { limit: 10 })
    source = ((await readMailboxMessage(author, entry?.id ?? ''))?.source ?? '').replaceAll('=\r\n', '')
  })
  const path = (kind: 'u' | 'c' | 'o') => {
    const found = new RegExp(`https://tactful\\.example/${kind}/[\\w-]+(?:\\.gif)?`).exec(source)?.[0]
    return `${server.url}${new URL(found ?? '').pathname}`
  }
  const consent = async (purpose: 'marketing' | 'service' = 'marketing') =>
    (await recipients(author, [profile])).get(profile)?.consent('email', purpose)
  const events = async (event: string) => {
    await server.work.drain()
    return author.facts.query<{ properties: string }>(
      'SELECT toString(properties) AS properties FROM events WHERE workspace_id = {w:UUID} AND event = {e:String}',
      { w: author.workspace, e: event },
    )
  }
  const chrome = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36',
  }

  it('one click unsubscribes, in every form in which providers send it; looking does not', async () => {
    const seen = await fetch(path('u'))
    expect(seen.status).toBe(200)
    expect(await seen.text()).toContain('a••@people.shop')
    expect((await fetch(path('u'), { method: 'HEAD' })).status).toBe(200)
    expect(await consent()).toBe('granted')
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form, undefined]) {
      const answer = await fetch(path('u'), { method: 'POST', redirect: 'error', ...(body && { body }) })
      expect(answer.status).toBe(200)
      expect(await consent()).toBe('denied')
    }
    expect(await consent('service')).toBe('unknown')
    const told = await events('Unsubscribed')
    expect(told.length).toBe(1)
    expect(JSON.parse(told[0]?.properties ?? '{}')).toMatchObject({ unsubscribed_from: 'marketing' })
  })

  it('the form saves what was chosen, and works without script in a browser, by keyboard', async () => {
    const browser = await testBrowser()
    try {
      const { page } = await browser.open(server.url, { javaScriptEnabled: false })
      await page.goto(path('u'))
      const marketing = page.getByLabel(/News and offers/)
      expect(await marketing.isChecked()).toBe(true)
      await marketing.focus()
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: 'Save my choice' }).press('Enter')
      await page.getByText('Saved.').waitFor()
      expect(await consent()).toBe('denied')
      await page.getByLabel(/News and offers/).check()
      await page.getByRole('button', { name: 'Save my choice' }).click()
      await page.getByText('Saved.').waitFor()
      expect(await consent()).toBe('granted')
      await page.getByRole('button', { name: /Unsubscribe from all/ }).click()
      await page.getByText('You are unsubscribed').waitFor()
      expect(await consent()).toBe('denied')
      expect(await consent('service')).toBe('denied')
    } finally {
      await browser.close()
    }
  })

  it('a link leads only where it was signed to lead, and its click is a proxy with what speaks against it', async () => {
    stack.clock.advance(60_000)
    const followed = await fetch(path('c'), { redirect: 'manual', headers: chrome })
    expect(followed.status).toBe(302)
    expect(followed.headers.get('location')).toBe('https://shop.example/')
    const token = path('c')
    for (const wrong of [`${token}x`, token.slice(0, -1), `${server.url}/c/https%3A%2F%2Fevil.example`]) {
      const refused = await fetch(wrong, { redirect: 'manual' })
      expect(refused.status).toBe(404)
      expect(refused.headers.get('location')).toBeNull()
      expect(await refused.text()).toContain('This link does not work')
    }
    await expect.poll(async () => (await events('Email Link Clicked')).length).toBe(1)
    const [click] = await events('Email Link Clicked')
    expect(JSON.parse(click?.properties ?? '{}')).toMatchObject({
      proxy: true,
      suspected_scanner: false,
      link_url: 'https://shop.example/',
    })
  })

  it('a pixel counts once, and not for scanners; a wrong one is a picture all the same', async () => {
    const opened = await fetch(path('o'), { headers: { 'user-agent': 'python-requests/2.31' } })
    expect(opened.headers.get('content-type')).toBe('image/gif')
    await fetch(path('o'), { headers: { 'user-agent': 'python-requests/2.31' } })
    await expect.poll(async () => (await events('Email Opened')).length).toBe(1)
    const [open] = await events('Email Opened')
    expect(JSON.parse(open?.properties ?? '{}')).toMatchObject({
      proxy: true,
      suspected_scanner: true,
      suspicions: ['bot_user_agent', 'too_soon'],
    })
    expect((await fetch(`${server.url}/o/nonsense.gif`)).headers.get('content-type')).toBe('image/gif')
    expect((await events('Email Sent')).length).toBe(1)
  })

  it('odd requests get a page, never a fault', async () => {
    for (const token of ['x', newId(), '%E0%A4%A', '..%2f..%2fetc', 'a'.repeat(3000)]) {
      for (const kind of ['u', 'c', 'o']) {
        const answer = await fetch(`${server.url}/${kind}/${token}`, { redirect: 'manual' })
        expect(answer.status).toBeLessThan(500)
      }
    }
    const large = await fetch(path('u'), { method: 'POST', body: 'x'.repeat(5_000_000) }).catch(
      () => undefined,
    )
    expect(large?.status ?? 413).toBe(413)
    const odd = await fetch(path('u'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":',
    })
    expect(odd.status).toBe(200)
  })
})
