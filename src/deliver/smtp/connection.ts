import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection'
import type { SmtpFault } from './answers.ts'

/** One message in the terms of SMTP. */
export interface SmtpMessage {
  from: string
  to: string
  raw: Buffer
}

/** One open connection; carries one message at a time. */
export interface SmtpLine {
  /** Messages carried so far. */
  carried: number
  /** Whether it can carry another message. */
  usable(): boolean
  /** Resolves with the server's answer; rejects with what Nodemailer says. */
  carry(message: SmtpMessage, hand: () => Promise<boolean>): Promise<string>
  /** Forgets the message that failed; false when the connection is of no more use. */
  reset(): Promise<boolean>
  close(): void
}

/** Thrown out of `carry` when `hand` answered false. */
export class Withdrawn extends Error {}

const CONNECT_MILLIS = 15_000
const SILENCE_MILLIS = 60_000

/** Connects and logs in. */
export async function openLine(url: string): Promise<SmtpLine> {
  const { auth, ...options } = parseConnectionUrl(url)
  const connection = new SMTPConnection({
    connectionTimeout: CONNECT_MILLIS,
    greetingTimeout: CONNECT_MILLIS,
    dnsTimeout: CONNECT_MILLIS,
    socketTimeout: SILENCE_MILLIS,
    ...options,
  })
  let fault: SmtpFault | undefined
  let ended = false
  const ends = new Promise<never>((_resolve, reject) => {
    connection.on('error', (error: SmtpFault) => {
      fault ??= error
      reject(error)
    })
    connection.once('end', () => {
      ended = true
      reject(fault ?? { message: 'the server ended the connection', code: 'ECONNECTION' })
    })
  })
  ends.catch(() => {})
  const settled = <T>(work: (done: (error: unknown, value?: T) => void) => void): Promise<T> =>
    Promise.race([
      ends,
      new Promise<T>((resolve, reject) => {
        work((error, value) => (error ? reject(error) : resolve(value as T)))
      }),
    ])

  try {
    await settled<void>((done) => connection.connect((error) => done(error)))
    if (auth)
      await settled<void>((done) => connection.login(auth as SMTPConnectionAuth, (error) => done(error)))
  } catch (error) {
    connection.close()
    throw error
  }
  const line: SmtpLine = {
    carried: 0,
    usable: () => !ended && fault === undefined,
    carry: async ({ from, to, raw }, hand) => {
      line.carried++
      const info = await settled<{ response: string }>((done) =>
        connection.send({ from, to: [to], size: raw.length }, heldBack(raw, hand), (error, sent) =>
          done(error, sent),
        ),
      )
      return info.response
    },
    reset: async () => {
      if (!line.usable()) return false
      try {
        await settled<boolean>((done) => connection.reset((error) => done(error, true)))
        return true
      } catch {
        return false
      }
    },
    close: () => connection.close(),
  }
  return line
}

/** The content as a stream that asks `hand` when it is first read: that is after the server said to go ahead. */
function heldBack(raw: Buffer, hand: () => Promise<boolean>): Readable {
  let asked = false
  return new Readable({
    read() {
      if (asked) return
      asked = true
      hand().then(
        (go) => {
          if (!go) return void this.destroy(new Withdrawn('taken back'))
          this.push(raw)
          this.push(null)
        },
        (error: Error) => this.destroy(new Withdrawn(error.message)),
      )
    },
  })
}
