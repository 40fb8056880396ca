import { randomBytes } from 'node:crypto'
import type { Role } from '../../src/accounts/index.ts'
import type { Base } from '../../src/app/base.ts'
import { buildHttp } from '../../src/app/http.ts'
import { makeSampleRunner } from '../../src/app/sample/process.ts'
import { startWork, type Work } from '../../src/app/work.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import type { Http } from '../../src/platform/http/index.ts'
import { openLog } from '../../src/platform/log.ts'
import { logInAs, type SignedIn, signIn } from './sign-in.ts'
import type { Stack } from './stack.ts'

/** The whole product of one test file: real HTTP on a free port and all its background work. */
export interface TestServer {
  url: string
  app: Http
  base: Base
  work: Work
  /** A signed-in user of the ctx's workspace, as a browser would hold it. */
  logInAs(ctx: Ctx, roles: readonly Role[]): Promise<SignedIn>
  /** Signs a user in again, for instance after the clock was moved beyond the session's end. */
  signIn(email: string, password: string): Promise<SignedIn>
  close(): Promise<void>
}

/** Starts the product on the stack's databases and clock. */
export async function testServer(
  stack: Stack,
  settings: Partial<Base['settings']> = {},
): Promise<TestServer> {
  const base: Base = {
    db: stack.postgres.db,
    facts: stack.facts,
    clock: stack.clock,
    log: openLog(process.env.TEST_LOG ?? 'silent'),
    listen: stack.postgres.listen,
    settings: {
      publicUrl: 'http://127.0.0.1',
      secret: randomBytes(32).toString('hex'),
      smtpUrl: undefined,
      mailFrom: 'Test shop <shop@test.example>',
      mailConnections: 5,
      dkim: [],
      pace: { domains: new Map() },
      ...settings,
    },
    places: { data: '.', postgres: stack.postgres.url, clickhouse: stack.clickhouse },
    secretKept: true,
    operatorToken: randomBytes(24).toString('hex'),
    sample: makeSampleRunner(),
  }
  const app = await buildHttp(base)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  base.sample.serveAt(url)
  const work = await startWork(base, { fold: true })
  return {
    url,
    app,
    base,
    work,
    logInAs: (ctx, roles) => logInAs(ctx, url, roles),
    signIn: (email, password) => signIn(url, email, password),
    close: async () => {
      await base.sample.stop()
      await app.close()
      await work.stop()
    },
  }
}
