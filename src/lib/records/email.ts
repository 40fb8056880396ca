import spell from '@zootools/email-spell-checker'
import disposable from 'disposable-email-domains' with { type: 'json' }
import { parse } from 'tldts'
import validator from 'validator'
import { editDistance } from '../linkage/text-distance.ts'
import type { Fault } from './finding.ts'

const DISPOSABLE: ReadonlySet<string> = new Set(disposable)
const ROLE =
  /^(info|admin(istrator)?|support|sales|contact|kontakt|office|hello|help(desk)?|billing|accounts?|accounting|hr|jobs|marketing|team|service|kundenservice|webmaster|postmaster|hostmaster|abuse|no-?reply|do-?not-?reply|enquiries|inquiries|reception|orders?|mail|press|newsletter|security|root|bookings?|reservations?)$/
const NOBODY =
  /^(test\d*|asdf+|qwerty|none?|no-?(e-?)?mail|na|nobody|null|unknown|xxx+|aaa+|abc|fake|dummy|a|x|foo|example|user|email|123+)@(test|asdf+|none?|na|example|email|mail|x+|a+|abc|fake|foo|bar|domain|no-?(e-?)?mail|123+|qwerty|nowhere)\.[a-z]+$|^(no-?e-?mail|none|noone|nobody|fake|test|asdf+|unknown)@|@(example|invalid|localhost)(\.(com|org|net))?$|\.(invalid|test|example)$/
const COMMON = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'hotmail.fr',
  'outlook.com',
  'yahoo.com',
  'yahoo.co.uk',
  'yahoo.fr',
  'yahoo.de',
  'icloud.com',
  'live.com',
  'msn.com',
  'aol.com',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'comcast.net',
  'orange.fr',
  'btinternet.com',
]
/** real services that are one letter from a greater one */
const REAL = new Set([
  'gmx.com',
  'gmx.at',
  'gmx.ch',
  'gmx.fr',
  'mail.com',
  'email.com',
  'ymail.com',
  'hotmail.de',
  'hotmail.it',
  'hotmail.es',
  'live.de',
  'live.fr',
  'live.nl',
  'live.co.uk',
  'outlook.de',
  'outlook.fr',
  'outlook.es',
  'yahoo.ca',
  'yahoo.it',
  'yahoo.es',
  'yahoo.in',
  'yahoo.co.in',
  'yahoo.co.jp',
  'yahoo.com.br',
  'yahoo.com.au',
  'me.com',
  'mac.com',
  'proton.me',
  'pm.me',
  'fastmail.com',
  'aim.com',
  'aol.de',
  'web.com',
  'wed.de',
  'gmail.de',
])
const TLD_SLIPS: Record<string, string> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  cpm: 'com',
  vom: 'com',
  xom: 'com',
  coom: 'com',
  cm: 'com',
  co: 'com',
  om: 'com',
  nte: 'net',
  ent: 'net',
  rog: 'org',
  ogr: 'org',
  ed: 'edu',
}

/** Checks one address; `undefined` where mail to one person can reach it. */
export function checkEmail(raw: string): Fault | undefined {
  const value = raw.trim().toLowerCase()
  if (value === '') return undefined
  const [local = '', domain = ''] = [
    value.slice(0, value.lastIndexOf('@')),
    value.slice(value.lastIndexOf('@') + 1),
  ]
  if (!value.includes('@') || !validator.isEmail(value, { require_tld: false, allow_utf8_local_part: true }))
    return syntax(value)
  if (NOBODY.test(value)) return { rule: 'email.placeholder', severity: 'high' }
  const fault = faultOfDomain(domain)
  if (fault)
    return fault.suggestion === undefined ? fault : { ...fault, suggestion: `${local}@${fault.suggestion}` }
  return ROLE.test(local.replace(/\+.*/, '')) ? { rule: 'email.role', severity: 'low' } : undefined
}

const MOST_DOMAINS = 10_000
const domains = new Map<string, Fault | undefined>()

/** What is wrong with a domain, where something is; the domain that was meant as suggestion. Few domains make most addresses. */
function faultOfDomain(domain: string): Fault | undefined {
  if (domains.has(domain)) return domains.get(domain)
  const close = typoOf(domain)
  const { domain: registered, isIcann } = parse(domain)
  const fault: Fault | undefined = close
    ? { rule: 'email.typo_domain', severity: 'high', suggestion: close }
    : DISPOSABLE.has(domain) || DISPOSABLE.has(registered ?? '')
      ? { rule: 'email.disposable', severity: 'medium' }
      : isIcann !== true
        ? { rule: 'email.unknown_tld', severity: 'high' }
        : undefined
  if (domains.size >= MOST_DOMAINS) domains.clear()
  domains.set(domain, fault)
  return fault
}

/** The domain that was meant, where one is a slip of the fingers away. */
function typoOf(domain: string): string | undefined {
  if (COMMON.includes(domain) || REAL.has(domain)) return undefined
  const dot = domain.indexOf('.')
  const [host, ending] = [domain.slice(0, dot), domain.slice(dot + 1)]
  const mended = TLD_SLIPS[ending] ? `${host}.${TLD_SLIPS[ending]}` : undefined
  if (mended && COMMON.includes(mended)) return mended
  for (const common of COMMON) {
    const commonHost = common.slice(0, common.indexOf('.'))
    if (commonHost.length < 4 || host === commonHost) continue
    const most = commonHost.length > 6 ? 2 : 1
    if (
      ending === common.slice(common.indexOf('.') + 1) &&
      host.length > 3 &&
      editDistance(host, commonHost, most) <= most
    )
      return common
  }
  if (mended && parse(domain).isIcann !== true) return mended
  const guess = spell.run({ email: `a@${domain}` })?.domain
  return guess && COMMON.includes(guess) && editDistance(guess, domain, 2) <= 2 ? guess : undefined
}

function syntax(value: string): Fault {
  const mended = value
    .replace(/^mailto:/, '')
    .replace(/\s+/g, '')
    .replace(/\(at\)|\[at\]/, '@')
    .replace(/,/g, '.')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/[.;>]+$/, '')
    .replace(/\.@/, '@')
    .replace(/^</, '')
  return mended !== value && validator.isEmail(mended)
    ? { rule: 'email.syntax', severity: 'high', suggestion: mended }
    : { rule: 'email.syntax', severity: 'high' }
}
