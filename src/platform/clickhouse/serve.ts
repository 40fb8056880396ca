import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type EngineOptions, openEngine } from './open-engine.ts'
import { readStatement } from './request.ts'

/** The engine behind its HTTP door. */
export interface ServedEngine {
  url: string
  /** Takes no more queries, waits for those that run, and gives the directory back. */
  close(): Promise<void>
}

/** Time for running queries to end before they are ended. */
const GRACE_MILLIS = 10_000

const AUTHENTICATION_FAILED = 516
const UNKNOWN_EXCEPTION = 1002

/**
 * Opens the ClickHouse engine on a directory and answers the part of the ClickHouse HTTP protocol that its
 * client uses, on loopback only. To be called in a process of its own: the engine must not share one with
 * requests, and one process can hold one directory.
 */
export async function serveEngine(
  options: EngineOptions & { password: string; port?: number },
): Promise<ServedEngine> {
  const lanes = await openEngine(options)
  const authorization = `Basic ${Buffer.from(`tactful:${options.password}`).toString('base64')}`
  let running = 0
  let idle: () => void = () => {}

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://engine')
    if (url.pathname === '/ping') {
      response.end('Ok.\n')
      return
    }
    const body = await buffer(request)
    const statement = readStatement(url.searchParams, request.headers['content-type'], body)
    const rows = await lanes.run(String(request.headers['x-lane'] ?? 'point'), statement)
    response.setHeader('x-clickhouse-summary', '{}')
    response.end(rows)
  }

  const server = createServer({ maxHeaderSize: 8 << 20, keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.headers.authorization !== authorization) {
      request.resume()
      refuse(response, AUTHENTICATION_FAILED, 'tactful: Authentication failed. (AUTHENTICATION_FAILED)')
      return
    }
    running += 1
    answer(request, response)
      .catch((error: Error & { clickhouseCode?: number }) => {
        refuse(response, error.clickhouseCode ?? UNKNOWN_EXCEPTION, error.message)
      })
      .finally(() => {
        running -= 1
        if (running === 0) idle()
      })
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the engine has no port')
  return {
    url: `http://tactful:${options.password}@127.0.0.1:${address.port}`,
    close: async () => {
      server.close()
      const ended = new Promise<void>((resolve) => {
        if (running === 0) resolve()
        else idle = resolve
      })
      const impatience = setInterval(() => void lanes.cancel().catch(() => {}), GRACE_MILLIS)
      await ended
      clearInterval(impatience)
      server.closeAllConnections()
      lanes.close()
    },
  }
}

/** Answers a fault in the form that ClickHouse's clients read. */
function refuse(response: ServerResponse, code: number, message: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const text = message.startsWith('Code:') ? message : `Code: ${code}. DB::Exception: ${message}`
  response.writeHead(code === AUTHENTICATION_FAILED ? 403 : 500, {
    'x-clickhouse-exception-code': String(code),
    'content-type': 'text/plain; charset=UTF-8',
  })
  response.end(`${text}\n`)
}
