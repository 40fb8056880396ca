import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Config } from '../platform/config.ts'
import { AppError } from '../platform/errors.ts'
import type { DkimKey } from './mime/dkim.ts'
import { type PacePlan, readPaces, readWarmUp } from './pacer.ts'

/** Reads what the settings say in words of their own: signing keys, paces and the warm-up plan. */
export function readMailSettings({
  mailDkim,
  mailRates,
  mailWarmUp,
}: Pick<Config, 'mailDkim' | 'mailRates' | 'mailWarmUp'>): { dkim: DkimKey[]; pace: PacePlan } {
  return {
    dkim: named('MAIL_DKIM', () => readKeys(mailDkim ?? '')),
    pace: {
      domains: named('MAIL_RATES', () => readPaces(mailRates ?? '')),
      ...(mailWarmUp !== undefined && { warmUp: named('MAIL_WARM_UP', () => readWarmUp(mailWarmUp)) }),
    },
  }
}

/** Reads `shop.example:s1:/etc/tactful/s1.pem, …`. */
function readKeys(text: string): DkimKey[] {
  const parts = text.split(',').map((part) => part.trim())
  return parts.filter(Boolean).map((part) => {
    const [, domain = '', selector = '', path = ''] = /^([a-z0-9.-]+):([a-z0-9._-]+):(.+)$/i.exec(part) ?? []
    if (!path) throw new Error(`"${part}" should read like shop.example:s1:/etc/tactful/s1.pem`)
    const key = createPrivateKey(readFileSync(path))
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ed25519')
      throw new Error(`${path} holds no RSA or Ed25519 key`)
    return { domain: domain.toLowerCase(), selector, key }
  })
}

function named<T>(setting: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new AppError('cannot_start', {
      message: `${setting} cannot be used: ${(error as Error).message}. Correct it, or leave it out.`,
      cause: error,
    })
  }
}
