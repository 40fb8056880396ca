import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { openLanes } from './lanes.ts'
import { readStatement } from './request.ts'

/** The engine behind its HTTP door. */
export interface ServedEngine {
  url: string
  /** Takes no more queries, waits for those that run, and gives the directory back. */
  close(): Promise<void>
}

/**
 * Opens the ClickHouse engine on a directory and answers the part of the ClickHouse HTTP protocol that its
 * client uses, on loopback only. To be called in a process of its own: the engine must not share one with
 * requests, and one process can hold one directory.
 */
export async function serveEngine(options: {
  path: string
  password: string
  port?: number
  memoryMb?: number
}): Promise<ServedEngine> {
  const lanes = openLanes({ path: options.path, memoryMb: options.memoryMb ?? 2048 })
  const authorization = `Basic ${Buffer.from(`tactful:${options.password}`).toString('base64')}`
  let running = 0
  let idle: (() => void) | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.authorization !== authorization) {
      return refuse(response, 403, 516, 'tactful: Authentication failed. (AUTHENTICATION_FAILED)')
    }
    const url = new URL(request.url ?? '/', 'http://engine')
    if (url.pathname === '/ping') return void response.end('Ok.\n')
    const body = await buffer(request)
    const statement = readStatement(url.searchParams, request.headers['content-type'], body)
    const rows = await lanes.run(String(request.headers['x-lane'] ?? 'point'), statement)
    response.setHeader('x-clickhouse-summary', '{}')
    response.end(rows)
  }

  const server = createServer({ maxHeaderSize: 8 << 20, keepAliveTimeout: 30_000 }, (request, response) => {
    running += 1
    answer(request, response)
      .catch((error: Error & { clickhouseCode?: number }) => {
        const code = error.clickhouseCode ?? 1002
        refuse(response, code === 516 ? 403 : 500, code, error.message)
      })
      .finally(() => {
        running -= 1
        if (running === 0) idle?.()
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
      if (running > 0) await new Promise<void>((resolve) => (idle = resolve))
      server.closeAllConnections()
      await lanes.close()
    },
  }
}

function refuse(response: ServerResponse, status: number, code: number, message: string): void {
  if (response.headersSent) return void response.destroy()
  const text = message.startsWith('Code:') ? message : `Code: ${code}. DB::Exception: ${message}`
  response.writeHead(status, { 'x-clickhouse-exception-code': String(code), 'content-type': 'text/plain' })
  response.end(`${text}\n`)
}
