import { createPublicKey } from 'node:crypto'
import { getDomain } from 'tldts'
import type { DkimKey } from './mime/dkim.ts'
import { domainOf, parseMailbox } from './mime/header.ts'

/** One line of the checklist. `unknown` is what cannot be seen from this machine. */
export interface MailCheck {
  name: string
  state: 'good' | 'bad' | 'warn' | 'unknown'
  /** What was found, and what to do when it is not good. */
  message: string
}

/** Questions to DNS; each answers with nothing where there is no such record, and throws when DNS does not answer. */
export interface Dns {
  txt(name: string): Promise<string[]>
  mx(name: string): Promise<string[]>
  addresses(name: string): Promise<string[]>
  names(address: string): Promise<string[]>
}

/** What the checklist is about. */
export interface MailSetup {
  /** Sender as it stands in From. */
  from: string
  publicUrl: string | undefined
  smtpUrl: string | undefined
  mailInDomain: string | undefined
  dkim: readonly DkimKey[]
}

type Check = Omit<MailCheck, 'name'>
const good = (message: string): Check => ({ state: 'good', message })
const bad = (message: string): Check => ({ state: 'bad', message })
const warn = (message: string): Check => ({ state: 'warn', message })
const unknown = (message: string): Check => ({ state: 'unknown', message })

/**
 * What Gmail and Yahoo ask of bulk senders since February 2024, as far as this machine can see: SPF, DKIM, DMARC and
 * their alignment, reverse DNS, one-click unsubscription over HTTPS, and that links stay with the sender.
 */
export async function mailChecklist(setup: MailSetup, dns: Dns): Promise<MailCheck[]> {
  const sender = parseMailbox(setup.from)
  const domain = sender ? domainOf(sender.address).toLowerCase() : ''
  if (!domain || domain === 'localhost' || getDomain(domain, { allowPrivateDomains: true }) === null)
    return [
      {
        name: 'sender',
        ...bad(
          `"${setup.from}" is no sender that the world can answer. Set MAIL_FROM to an address of a domain of yours.`,
        ),
      },
    ]
  const checks: [string, () => Promise<Check>][] = [
    ['sender', async () => judgeSender(domain)],
    ['SPF', () => checkSpf(setup.mailInDomain ?? domain, dns)],
    ['DKIM', () => checkDkim(domain, setup.dkim, dns)],
    ['DMARC', () => checkDmarc(domain, dns)],
    ['alignment', async () => judgeAlignment(domain, setup)],
    ['reverse DNS', () => checkReverse(setup.smtpUrl, dns)],
    ['bounces', () => checkInbound(setup.mailInDomain, dns)],
    ['one-click unsubscribe', async () => judgeOneClick(setup.publicUrl)],
    ['links and pictures', async () => judgeHosts(domain, setup.publicUrl)],
  ]
  return Promise.all(
    checks.map(async ([name, check]) => ({
      name,
      ...(await check().catch((error: Error) =>
        unknown(`DNS does not answer from here (${error.message}).`),
      )),
    })),
  )
}

const FREE = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'outlook.com',
  'hotmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'aol.com',
  'icloud.com',
])

function judgeSender(domain: string): Check {
  return FREE.has(domain)
    ? bad(`${domain} forbids others to send in its name. Send from a domain of your own (MAIL_FROM).`)
    : good(`mail is from ${domain}`)
}

async function checkSpf(domain: string, dns: Dns): Promise<Check> {
  const found = (await dns.txt(domain)).filter((text) => /^v=spf1(\s|$)/i.test(text))
  const [record] = found
  if (!record)
    return bad(
      `${domain} has no SPF record. Publish TXT "v=spf1 include:… -all" that names your mail server.`,
    )
  if (found.length > 1)
    return bad(`${domain} has ${found.length} SPF records; then none counts. Join them into one.`)
  if (/\s[+]?all(\s|$)/i.test(record))
    return bad(`The SPF record of ${domain} lets everybody send ("all"). End it with -all or ~all.`)
  const lookups =
    record.match(/\b(?:include:|redirect=|a(?=[:/\s]|$)|mx(?=[:/\s]|$)|exists:|ptr)/gi)?.length ?? 0
  if (lookups > 10)
    return bad(`The SPF record of ${domain} asks for ${lookups} further look-ups; more than 10 fail.`)
  return good(`SPF: ${record}`)
}

async function checkDkim(domain: string, keys: readonly DkimKey[], dns: Dns): Promise<Check> {
  const fits = keys.filter((key) => domain === key.domain || domain.endsWith(`.${key.domain}`))
  if (fits.length === 0)
    return warn(
      `No key signs mail of ${domain} here. Set MAIL_DKIM, unless your mail server signs: then look at a message that arrived.`,
    )
  for (const { domain: of, selector, key } of fits) {
    const name = `${selector}._domainkey.${of}`
    const published = (await dns.txt(name)).map(
      (text) => /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? '',
    )
    const own = publicPart(key)
    if (published.length === 0)
      return bad(`There is no TXT record ${name}. Publish: v=DKIM1; k=${key.asymmetricKeyType}; p=${own}`)
    if (!published.includes(own))
      return bad(`${name} publishes another key than the one that signs here. Publish: p=${own}`)
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024)
      return bad(`The key of ${name} is shorter than 1024 bits. Make one of 2048.`)
  }
  return good(
    `signed with ${fits.map(({ selector, domain: of }) => `${selector}._domainkey.${of}`).join(', ')}`,
  )
}

/** The public half as DKIM publishes it: SubjectPublicKeyInfo of RSA (RFC 6376), the bare key of Ed25519 (RFC 8463). */
function publicPart(key: DkimKey['key']): string {
  const der = createPublicKey(key as never).export({ type: 'spki', format: 'der' })
  return (key.asymmetricKeyType === 'ed25519' ? der.subarray(-32) : der).toString('base64')
}

async function checkDmarc(domain: string, dns: Dns): Promise<Check> {
  for (const at of new Set([domain, getDomain(domain) ?? domain])) {
    const [record] = (await dns.txt(`_dmarc.${at}`)).filter((text) => /^v=DMARC1/i.test(text))
    if (!record) continue
    const policy = /;\s*p=(\w+)/i.exec(record)?.[1]?.toLowerCase()
    if (policy === undefined) return bad(`The DMARC record of ${at} has no policy. Add p=none at least.`)
    if (policy === 'none')
      return warn(`DMARC of ${at} is p=none: enough for now. When its reports are clean, set quarantine.`)
    return good(`DMARC: p=${policy}`)
  }
  return bad(
    `${domain} has no DMARC record. Publish TXT _dmarc.${getDomain(domain) ?? domain} "v=DMARC1; p=none; rua=mailto:…".`,
  )
}

function judgeAlignment(domain: string, { mailInDomain, dkim }: MailSetup): Check {
  const same = (other: string) => getDomain(other) === getDomain(domain)
  const spf = mailInDomain === undefined || same(mailInDomain)
  const signed = dkim.some(
    (key) => same(key.domain) && (domain === key.domain || domain.endsWith(`.${key.domain}`)),
  )
  if (spf || signed)
    return good(`DMARC passes by ${[spf && 'SPF', signed && 'DKIM'].filter(Boolean).join(' and ')}`)
  return bad(
    `Neither the bounce domain ${mailInDomain} nor a signature belongs to ${domain}, so DMARC fails. Use a domain below ${getDomain(domain)} for MAIL_IN_DOMAIN.`,
  )
}

async function checkReverse(smtpUrl: string | undefined, dns: Dns): Promise<Check> {
  if (smtpUrl === undefined)
    return unknown('No mail server is set (SMTP_URL): messages stay in the development mailbox.')
  const host = new URL(smtpUrl).hostname
  const [address] = /^[\d.]+$|:/.test(host) ? [host.replace(/^\[|\]$/g, '')] : await dns.addresses(host)
  if (address === undefined) return bad(`The mail server ${host} has no address. Correct SMTP_URL.`)
  if (/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd])/i.test(address))
    return unknown(
      `${host} is inside your network (${address}); from which address it sends cannot be seen from here.`,
    )
  const [name] = await dns.names(address)
  if (!name)
    return bad(
      `${address} (${host}) has no name in reverse DNS. Ask whoever gives you the address for a PTR record.`,
    )
  if (!(await dns.addresses(name)).includes(address))
    return bad(`${address} is called ${name}, and ${name} does not lead back to it. Make both agree.`)
  return good(`${address} is ${name} both ways (where the server relays through others, theirs counts)`)
}

async function checkInbound(domain: string | undefined, dns: Dns): Promise<Check> {
  if (domain === undefined)
    return warn('Bounces and complaints go to the sender and are not acted on. Set MAIL_IN_DOMAIN.')
  const found = await dns.mx(domain)
  return found.length > 0
    ? good(`mail for ${domain} goes to ${found.join(', ')}`)
    : bad(`${domain} has no MX record. Point one to the server that listens on MAIL_IN_PORT.`)
}

function judgeOneClick(publicUrl: string | undefined): Check {
  if (publicUrl === undefined)
    return bad(
      'PUBLIC_URL is not set, so nobody can unsubscribe. Set it to the https address of this server.',
    )
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol !== 'https:')
    return bad(`One-click unsubscription has to be https (RFC 8058), and PUBLIC_URL is ${publicUrl}.`)
  if (hostname === 'localhost' || /^127\./.test(hostname))
    return bad(`${publicUrl} leads nowhere for anybody else.`)
  return good('List-Unsubscribe and List-Unsubscribe-Post are in every message but transactional ones')
}

function judgeHosts(domain: string, publicUrl: string | undefined): Check {
  if (publicUrl === undefined) return unknown('PUBLIC_URL is not set.')
  const host = new URL(publicUrl).hostname
  return getDomain(host) === getDomain(domain)
    ? good(`links and pictures are at ${host}, which belongs to ${getDomain(domain)}`)
    : warn(
        `Links lead through ${host}, which is not of ${domain}: filters and people distrust that. Give this server a name below ${getDomain(domain)}.`,
      )
}
