import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** The post box of all simulated people. */
export interface PostBox {
  /** Where it takes mail. */
  url: string
  close(): Promise<void>
}

/** Opens an SMTP server on loopback and gives each mail to `take`. */
export async function openPostBox(take: (to: string, source: Buffer) => void): Promise<PostBox> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) take(address, Buffer.concat(parts))
        done()
      })
    },
  })
  // whoever hangs up while sending is no concern of the people
  server.on('error', () => {})
  const listening = once(server.server, 'listening')
  server.listen(0, '127.0.0.1')
  await listening
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
