import { simpleParser } from 'mailparser'
import { suppress } from '../../decide/index.ts'
import { sha256Hex } from '../../lib/hash.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { recipients } from '../../profiles/index.ts'
import { domainOf } from '../mime/header.ts'
import { choose, unsubscribedBy } from '../preferences.ts'
import type { Message } from '../schema.ts'
import { isAboutAddress } from '../smtp/answers.ts'
import { findMessage } from '../store/feedback.ts'
import type { AddressKind, SignedAddresses } from './addresses.ts'
import { classify, type Incoming } from './classify.ts'
import { giveFeedback } from './feedback.ts'
import { asksToStop, ownWords } from './own-words.ts'

/** A mail as it came. */
export interface CameIn {
  /** Empty for a report. */
  from: string
  to: readonly string[]
  raw: Buffer
}

/** What became of a mail that came in. `unmatched` names no message of ours and changes nothing. */
export type Taken = { kind: Incoming['kind'] | 'unsubscribe' | 'unmatched'; messageId?: string }

/** What taking mail needs: handles for a workspace, and the signed addresses of this installation. */
export interface Intake {
  systemCtx(workspace: string): Ctx
  addresses: SignedAddresses
  /** Takes only mail about this workspace's messages. */
  only?: string
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Takes a mail that came to one of our addresses, or was handed in: says what it is, finds the message and the
 * person, and does what follows, all in one transaction. The same mail again changes nothing.
 */
export async function takeMail({ systemCtx, addresses, only }: Intake, mail: CameIn): Promise<Taken> {
  const signed = mail.to.map((address) => addresses.read(address)).find((found) => found !== undefined)
  const source = mail.raw.toString('utf8')
  const { incoming, mentions } = classify(source, { from: mail.from, toBounce: signed?.kind === 'bounce' })
  const found = await firstMessage(systemCtx(NOBODY), [...(signed ? [signed.messageId] : []), ...mentions])
  if (!found || (only !== undefined && found.workspace !== only)) return { kind: 'unmatched' }
  const words = incoming.kind === 'reply' ? await wordsOf(mail.raw) : undefined
  const asked = { signed: signed?.kind, isSigned: signed?.messageId === found.message.id }
  const digest = sha256Hex(source).slice(0, 32)
  return transact(systemCtx(found.workspace), (tx) =>
    act(tx, found.message, { incoming, words, digest, ...asked }),
  )
}

interface Read {
  incoming: Incoming
  words: { subject: string; text: string } | undefined
  digest: string
  signed: AddressKind | undefined
  isSigned: boolean
}

async function act(
  tx: Ctx,
  message: Message,
  { incoming, words, digest, signed, isSigned }: Read,
): Promise<Taken> {
  const messageId = message.id
  if (signed === 'unsubscribe' || (words && asksToStop(words.text))) {
    if (!isSigned) return { kind: 'nothing', messageId }
    const ref = { workspace: tx.workspace, message: messageId, profile: message.profileId }
    await choose(tx, ref, await unsubscribedBy(tx, ref), 'unsubscribe')
    await giveFeedback(tx, message, { kind: 'unsubscribed' })
    return { kind: 'unsubscribe', messageId }
  }
  switch (incoming.kind) {
    case 'bounce': {
      const { status: code, detail, failed, recipient } = incoming
      const address = await addressOf(tx, message, recipient, isSigned)
      const said = {
        ...(code !== undefined && { code }),
        detail,
        ...(address && { domain: domainOf(address) }),
      }
      if (!failed) await giveFeedback(tx, message, { kind: 'delayed', ...said })
      else if (await giveFeedback(tx, message, { kind: 'bounced', ...said }))
        if (address && isAboutAddress(Number(code?.startsWith('5') ? 550 : 450), code))
          await suppress(tx, { address, reason: 'bounced', detail: `${code ?? ''} ${detail}`.trim() })
      break
    }
    case 'complaint': {
      const address = await addressOf(tx, message, incoming.recipient, isSigned)
      await giveFeedback(tx, message, { kind: 'complained', ...(address && { domain: domainOf(address) }) })
      if (address) await suppress(tx, { address, reason: 'complained' })
      break
    }
    case 'auto_reply':
      await giveFeedback(tx, message, { kind: 'auto_replied', digest })
      break
    case 'reply':
      if (words) await giveFeedback(tx, message, { kind: 'replied', digest, properties: words })
      break
  }
  return { kind: incoming.kind, messageId }
}

/**
 * The address that the message went to: the person's. A report that only mentions the message may be anybody's, so
 * it is believed about an address only when it names the one that the person has.
 */
async function addressOf(
  tx: Ctx,
  message: Message,
  named: string | undefined,
  isSigned: boolean,
): Promise<string | undefined> {
  const email = (await recipients(tx, [message.profileId])).get(message.profileId)?.email
  if (email === undefined) return undefined
  return isSigned || named === email.toLowerCase() ? email : undefined
}

async function firstMessage(ctx: Ctx, ids: readonly string[]) {
  for (const id of ids) {
    const found = await findMessage(ctx, id)
    if (found) return found
  }
  return undefined
}

async function wordsOf(raw: Buffer): Promise<{ subject: string; text: string } | undefined> {
  const { subject = '', text, html } = await simpleParser(raw, { skipImageLinks: true })
  const plain = text ?? (typeof html === 'string' ? html.replace(/<[^>]*>/g, ' ') : '')
  const own = ownWords(plain)
  return own === '' ? undefined : { subject: subject.slice(0, 300), text: own }
}
