import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../src/accounts/index.ts'
import { buildHttp } from '../src/app/http.ts'
import { type Stack, type TestServer, testServer, testStack } from './harness/index.ts'

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

test('every answer says what may run and that it stands in no frame', async () => {
  const admin = await server.logInAs(await stack.workspace(), ['admin'])
  const html = { headers: { accept: 'text/html' } }
  const answers = await Promise.all([
    fetch(`${server.url}/`, html),
    fetch(`${server.url}/campaigns`, html),
    fetch(`${server.url}/u/wrong`, html),
    fetch(`${server.url}/c/wrong`, html),
    fetch(`${server.url}/healthz`),
    fetch(`${server.url}/api/nothing`),
    admin.fetch('/api/campaigns'),
    admin.fetch('/api/segments', { method: 'POST', body: {} }),
  ])
  for (const answer of answers) {
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/default-src '(none|self)'/)
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBeTruthy()
  }
  expect((await admin.fetch('/api/campaigns')).headers.get('cache-control')).toBe('no-store')
  const proxied = await fetch(`${server.url}/healthz`, { headers: { 'x-forwarded-proto': 'https' } })
  expect(proxied.headers.get('strict-transport-security')).toContain('max-age')
})

test('a backup is given to the operator of the machine and to nobody else', async () => {
  const ctx = await stack.workspace()
  const admin = await server.logInAs(ctx, ['admin'])
  const { key } = await createApiKey(ctx, { kind: 'server', name: 'Server' })
  const as = (token: string) =>
    fetch(`${server.url}/api/backup`, { headers: { authorization: `Bearer ${token}` } })
  expect((await admin.fetch('/api/backup')).status).toBe(403)
  expect((await as(key)).status).toBe(403)
  expect((await fetch(`${server.url}/api/backup`)).status).toBe(401)
  const answer = await as(server.base.operatorToken)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 257, 262)).toBe('ustar')
})

test('with a certificate of its own the server speaks https, and says that it stays so', async () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name))
  const app = await buildHttp(server.base, { cert: read('cert.pem'), key: read('key.pem') })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(url).toMatch(/^https:/)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/healthz`, { ca: read('cert.pem') }, resolve).on('error', reject)
  })
  answer.resume()
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['strict-transport-security']).toContain('max-age')
  await app.close()
})
