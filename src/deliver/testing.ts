import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { launchedCampaign } from '../../test/harness/campaigns.ts'
import type { CampaignDefinition } from '../campaigns/index.ts'
import { decideDue } from '../decide/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { enqueue } from './enqueue.ts'
import type { DeliverySettings } from './settings.ts'

/** A real mail server that keeps what it takes. */
export interface MailServer {
  url: string
  /** Raw messages in the order in which they were taken, with the envelope. */
  taken: { to: string; from: string; raw: string }[]
  parsed(): Promise<ParsedMail[]>
  /** How many connections were opened. */
  connections(): number
  /** Answers RCPT, or DATA after its content, for an address; undefined takes it. */
  refuse: { rcpt?: (address: string) => Refusal | undefined; data?: (address: string) => Refusal | undefined }
  /** Awaited before the content is answered. */
  beforeAnswer?: () => Promise<void>
  /** Breaks all connections without a word. */
  sever(): void
  close(): Promise<void>
}

/** An answer that is not 250. */
export interface Refusal {
  code: number
  text: string
}

/** Starts a mail server on a free port, or on one that was free before. */
export async function startMailServer(port = 0): Promise<MailServer> {
  let connections = 0
  const fault = ({ code, text }: Refusal) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onConnect: (_session, done) => {
      connections++
      done()
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = mail.refuse.rcpt?.(address)
      done(refusal ? fault(refusal) : undefined)
    },
    onData: (stream: SMTPServerDataStream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const refusal = mail.refuse.data?.(to)
        if (refusal) return done(fault(refusal))
        mail.taken.push({ to, from, raw: Buffer.concat(chunks).toString('utf8') })
        void (mail.beforeAnswer?.() ?? Promise.resolve()).then(() => done())
      })
    },
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    taken: [],
    refuse: {},
    parsed: () => Promise.all(mail.taken.map(({ raw }) => simpleParser(raw))),
    connections: () => connections,
    sever: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return mail
}

/** Settings as an installation with a mail server has them. */
export function settingsFor(mail: Pick<MailServer, 'url'> | undefined): DeliverySettings {
  return {
    publicUrl: 'https://tactful.example',
    secret: 'a secret of the tests',
    smtpUrl: mail?.url,
    mailFrom: 'Test shop <shop@shop.example>',
    mailConnections: 5,
  }
}

/** A campaign that was launched and decided to its end; its messages are queued. */
export async function decidedCampaign(
  author: Ctx,
  approver: Ctx,
  change: Partial<CampaignDefinition> = {},
): Promise<string> {
  const { id } = await launchedCampaign(author, approver, { controlShare: 0.2, ...change })
  while (await decideDue(author, { enqueue }));
  return id
}
