import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Log } from '../../platform/log.ts'
import { type Intake, takeMail } from './take.ts'

/** The mail listener, open. */
export interface Listener {
  port: number
  close(): Promise<void>
}

const MOST_BYTES = 5_000_000
const MOST_CLIENTS = 100

/**
 * Listens for mail to our signed addresses and refuses all other recipients at once, so that it relays for nobody.
 * A mail is answered with 250 only when all that follows from it is durable; else the sender tries again later.
 */
export async function listenForMail(
  intake: Intake,
  { port, host, log }: { port: number; host: string; log: Log },
): Promise<Listener> {
  const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onRcptTo: ({ address }, _session, done) => {
      done(intake.addresses.read(address) ? undefined : refusal(550, '5.1.1 There is no such address here'))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      let bytes = 0
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= MOST_BYTES) chunks.push(chunk)
      })
      stream.on('end', () => {
        if (bytes > MOST_BYTES) return done(refusal(552, '5.3.4 The message is too large'))
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        }
        takeMail(intake, mail).then(
          (taken) => {
            log.info({ kind: taken.kind, message: taken.messageId }, 'mail came in')
            done()
          },
          (error: unknown) => {
            log.error({ err: error }, 'mail that came in could not be taken; its sender tries again')
            done(refusal(451, '4.3.0 Try again later'))
          },
        )
      })
    },
  })
  server.on('error', (error: Error) => log.warn({ err: error }, 'the mail listener had a fault'))
  server.listen(port, host)
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
