import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { isId } from '../lib/ids.ts'

/** What a link in a message stands for. */
export interface LinkRef {
  workspace: string
  message: string
}

/** Signs and reads the tokens in links. A token of one kind is never taken for another. */
export interface Tokens {
  preferences(ref: LinkRef & { profile: string }): string
  readPreferences(token: string): (LinkRef & { profile: string }) | undefined
  click(ref: LinkRef & { position: number; url: string }): string
  readClick(token: string): (LinkRef & { position: number; url: string }) | undefined
  open(ref: LinkRef): string
  readOpen(token: string): LinkRef | undefined
}

const MAC_BYTES = 16
const ID_BYTES = 16

/** Tokens signed with the installation's secret: HMAC-SHA-256, shortened to 128 bits. */
export function makeTokens(secret: string): Tokens {
  const preferences = sealer(secret, 'preferences')
  const click = sealer(secret, 'click')
  const open = sealer(secret, 'open')
  return {
    preferences: (ref) =>
      preferences.seal(Buffer.concat([ids(ref.workspace, ref.message), ids(ref.profile)])),
    readPreferences: (token) => {
      const body = preferences.unseal(token)
      if (body?.length !== 3 * ID_BYTES) return undefined
      return { workspace: idAt(body, 0), message: idAt(body, 1), profile: idAt(body, 2) }
    },
    click: (ref) => {
      const position = Buffer.alloc(2)
      position.writeUInt16BE(Math.max(0, Math.min(ref.position, 65_535)))
      return click.seal(Buffer.concat([ids(ref.workspace, ref.message), position, Buffer.from(ref.url)]))
    },
    readClick: (token) => {
      const body = click.unseal(token)
      if (!body || body.length < 2 * ID_BYTES + 2) return undefined
      return {
        workspace: idAt(body, 0),
        message: idAt(body, 1),
        position: body.readUInt16BE(2 * ID_BYTES),
        url: body.toString('utf8', 2 * ID_BYTES + 2),
      }
    },
    open: (ref) => open.seal(ids(ref.workspace, ref.message)),
    readOpen: (token) => {
      const body = open.unseal(token)
      return body?.length === 2 * ID_BYTES ? { workspace: idAt(body, 0), message: idAt(body, 1) } : undefined
    },
  }
}

function sealer(secret: string, purpose: string) {
  // a key object: with bytes each use would make one, four times as slow
  const key = createSecretKey(createHmac('sha256', secret).update(`link:${purpose}`).digest())
  const macOf = (body: Buffer) => createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES)
  return {
    seal: (body: Buffer) => Buffer.concat([macOf(body), body]).toString('base64url'),
    unseal: (token: string): Buffer | undefined => {
      const bytes = Buffer.from(token, 'base64url')
      // one token has one spelling
      if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return undefined
      const body = bytes.subarray(MAC_BYTES)
      return timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(body)) ? body : undefined
    },
  }
}

function ids(...all: string[]): Buffer {
  return Buffer.concat(
    all.map((id) => {
      if (!isId(id)) throw new Error('a link needs ids')
      return Buffer.from(id.replaceAll('-', ''), 'hex')
    }),
  )
}

function idAt(body: Buffer, index: number): string {
  const hex = body.toString('hex', index * ID_BYTES, (index + 1) * ID_BYTES)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
