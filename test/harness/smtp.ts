import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real mail server on loopback that keeps what it is given. */
export interface TestMailServer {
  url: string
  messages: { to: string; mail: ParsedMail }[]
  close(): Promise<void>
}

/** Starts a mail server; addresses that `refuse` names get a permanent refusal. */
export async function testMailServer(
  refuse: (address: string) => boolean = () => false,
): Promise<TestMailServer> {
  const messages: TestMailServer['messages'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(refuse(address) ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null)
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        for (const { address } of session.envelope.rcptTo) messages.push({ to: address, mail })
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
