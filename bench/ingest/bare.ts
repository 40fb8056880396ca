import { isUtf8 } from 'node:buffer'
import { closeSync, fdatasync, openSync, write } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'

// The limit to compare with: nothing but node:http, JSON parsed and checked, appended to a file, and acknowledged
// after a group commit by fdatasync every 5 ms.

const file = openSync(process.argv[2] ?? 'bare.log', 'a')
const append = promisify(write) as (fd: number, body: Buffer) => Promise<unknown>
const sync = promisify(fdatasync)
let waiting: { body: Buffer; response: ServerResponse }[] = []
let busy = false

setInterval(async () => {
  if (busy || waiting.length === 0) return
  busy = true
  const group = waiting
  waiting = []
  await append(file, Buffer.concat(group.map(({ body }) => body)))
  await sync(file)
  for (const { response } of group) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 16 })
    response.end('{"success":true}')
  }
  busy = false
}, 5)

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    const value: unknown = isUtf8(body) ? JSON.parse(body.toString()) : undefined
    if (typeof value === 'object' && value !== null) waiting.push({ body, response })
    else response.writeHead(400).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
process.once('disconnect', () => {
  closeSync(file)
  process.exit(0)
})
