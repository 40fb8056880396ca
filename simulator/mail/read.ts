import { simpleParser } from 'mailparser'
import { hashText } from '../world/random.ts'
import type { Person } from '../world/shapes.ts'

/** A mail as its reader takes it in. */
export interface SeenMail {
  to: string
  subject: string
  /** Share off that it speaks of, 0 to 1. */
  offer: number
  voice: 'plain' | 'warm' | undefined
  /** Everything it says, in lower case. */
  words: string
  /** The same for the same words, whoever it is for and whatever its links. */
  fingerprint: string
  /** The picture that tells of an open, the first link, and the address of the one-click unsubscribe. */
  pixel: string | undefined
  link: string | undefined
  unsubscribe: string | undefined
}

/** Takes a mail apart; `firstName` is what stands for the reader in it. */
export async function readMail(source: Buffer, to: string, firstName: string): Promise<SeenMail> {
  const mail = await simpleParser(source)
  const html = typeof mail.html === 'string' ? mail.html : ''
  const subject = mail.subject ?? ''
  const said = `${subject}\n${mail.text ?? ''}`.replaceAll(firstName, '').replace(/https?:\/\/\S+/g, '')
  const list = mail.headers.get('list')
  const addresses =
    typeof list === 'object' && list !== null && 'unsubscribe' in list ? list.unsubscribe : undefined
  const unsubscribe =
    typeof addresses === 'object' && addresses !== null && 'url' in addresses ? addresses.url : undefined
  return {
    to,
    subject,
    offer: Number(/(\d{1,2}) ?%/.exec(said)?.[1] ?? 0) / 100,
    voice: /hills|calling|weekend|thank|year/i.test(said) ? 'warm' : 'plain',
    words: said.toLowerCase(),
    fingerprint: String(hashText(said)),
    pixel: /<img[^>]+src="([^"]*\/o\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&'),
    link: /<a[^>]+href="([^"]*\/c\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&'),
    unsubscribe: typeof unsubscribe === 'string' ? unsubscribe : undefined,
  }
}

/** How much a mail is about what the person likes, 0 to 1: their share of taste in the categories that it names. */
export function relevanceOf(person: Person, words: string): number {
  const named = person.tastes.filter(({ value }) => words.includes(value.toLowerCase()))
  return named.length === 0 ? 0.3 : Math.min(1, named.reduce((sum, { weight }) => sum + weight, 0) * 1.5)
}
