import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { isId } from '../../lib/ids.ts'

/** What mail to a signed address is about. */
export type AddressKind = 'bounce' | 'reply' | 'unsubscribe'

/** Addresses of our own that name one message each, so that whatever comes to them can be matched. */
export interface SignedAddresses {
  make(kind: AddressKind, messageId: string): string
  read(address: string): { kind: AddressKind; messageId: string } | undefined
}

const LETTERS: Record<AddressKind, string> = { bounce: 'b', reply: 'r', unsubscribe: 'u' }
const MAC_BYTES = 10
const ID_BYTES = 16
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Addresses at a domain whose mail comes to us. Local parts of 44 characters that survive a change of case. */
export function signedAddresses(secret: string, domain: string): SignedAddresses {
  const key = createSecretKey(createHmac('sha256', secret).update('address').digest())
  const macOf = (letter: string, id: Buffer) =>
    createHmac('sha256', key).update(letter).update(id).digest().subarray(0, MAC_BYTES)
  const kinds = Object.entries(LETTERS) as [AddressKind, string][]
  return {
    make: (kind, messageId) => {
      if (!isId(messageId)) throw new Error('a signed address needs an id')
      const id = Buffer.from(messageId.replaceAll('-', ''), 'hex')
      return `${LETTERS[kind]}-${toBase32(Buffer.concat([macOf(LETTERS[kind], id), id]))}@${domain}`
    },
    read: (address) => {
      const match = /^([bru])-([a-z2-7]{42})@(.+)$/.exec(address.trim().toLowerCase())
      const [, letter = '', text = '', at] = match ?? []
      if (at !== domain.toLowerCase()) return undefined
      const bytes = fromBase32(text)
      const id = bytes.subarray(MAC_BYTES, MAC_BYTES + ID_BYTES)
      if (id.length !== ID_BYTES || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(letter, id)))
        return undefined
      const hex = id.toString('hex')
      const kind = kinds.find(([, own]) => own === letter)?.[0]
      return (
        kind && {
          kind,
          messageId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
        }
      )
    },
  }
}

function toBase32(bytes: Buffer): string {
  let out = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) out += BASE32[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? out + BASE32[(held << (5 - bits)) & 31] : out
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    held = (held << 5) | BASE32.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}
