import { createApiKey } from '../../src/accounts/index.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { type Stack, type TestServer, testServer, testStack } from './index.ts'

/** The collection of one test file: a server, a fold, and a sender with a key. */
export interface Collection {
  stack: Stack
  server: TestServer
  /** A new workspace with a write key. */
  sender(): Promise<Sender>
  close(): Promise<void>
}

/** A workspace and the means to send to it. */
export interface Sender {
  ctx: Ctx
  key: string
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Waits until everything acknowledged is folded, then reads the workspace's events. */
  stored<Row = Record<string, unknown>>(columns?: string): Promise<Row[]>
}

/** Starts the product on the file's own databases. */
export async function openCollection(): Promise<Collection> {
  const stack = await testStack()
  const server = await testServer(stack)
  return {
    stack,
    server,
    sender: async () => {
      const ctx = await stack.workspace()
      const { key } = await createApiKey(ctx, { kind: 'write', name: 'Test shop' })
      const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
      return {
        ctx,
        key,
        post: (path, body, headers = {}) =>
          fetch(`${server.url}${path}`, {
            method: 'POST',
            redirect: 'error',
            headers: { authorization, ...headers },
            body:
              typeof body === 'string' || body instanceof Uint8Array
                ? (body as string)
                : JSON.stringify(body),
          }),
        stored: async <Row>(columns = '*') => {
          await server.work.drain()
          return ctx.facts.query<Row>(
            `SELECT ${columns} FROM events WHERE workspace_id = {workspace:UUID} ORDER BY timestamp, message_id`,
            { workspace: ctx.workspace },
          )
        },
      }
    },
    close: async () => {
      await server.close()
      await stack.close()
    },
  }
}
