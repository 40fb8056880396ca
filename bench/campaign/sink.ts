import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

// A mail server in a process of its own that takes everything and keeps nothing but addresses of the last run.

let taken = 0
let seen = new Set<string>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, session, done) => {
    stream.resume()
    stream.on('end', () => {
      taken++
      for (const { address } of session.envelope.rcptTo) seen.add(address)
      done()
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }))
process.on('message', () => {
  process.send?.({ taken, different: seen.size })
  taken = 0
  seen = new Set()
})
process.on('disconnect', () => process.exit(0))
